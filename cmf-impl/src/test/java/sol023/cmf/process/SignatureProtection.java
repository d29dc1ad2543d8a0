package sol023.cmf.process;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.cmp.CMPException;
import org.bouncycastle.cert.cmp.ProtectedPKIMessage;
import org.bouncycastle.cert.cmp.ProtectedPKIMessageBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Signature protection: the sender is the subject of the certificate, the key is named by its key identifier. */
final class SignatureProtection implements Protection {

    private final Credential credential;
    private final ContentSigner signer;

    SignatureProtection(Credential credential) {
        this.credential = credential;
        try {
            this.signer = new JcaContentSignerBuilder("SHA256withECDSA")
                    .setProvider(Credential.BC)
                    .build(credential.key());
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("the credential cannot sign", e);
        }
    }

    @Override
    public GeneralName sender() {
        return new GeneralName(X500Name.getInstance(
                credential.certificate().getSubjectX500Principal().getEncoded()));
    }

    @Override
    public byte[] senderKid() {
        byte[] extension = credential.certificate().getExtensionValue(Extension.subjectKeyIdentifier.getId());
        return SubjectKeyIdentifier.getInstance(
                        ASN1OctetString.getInstance(extension).getOctets())
                .getKeyIdentifier();
    }

    /** The signer buffers what it signs, so one message at a time. */
    @Override
    public synchronized ProtectedPKIMessage protect(ProtectedPKIMessageBuilder message) {
        try {
            for (X509Certificate certificate : credential.chain()) {
                message.addCMPCertificate(new JcaX509CertificateHolder(certificate));
            }
            return message.build(signer);
        } catch (CMPException | CertificateEncodingException e) {
            throw new IllegalStateException("the message cannot be signed", e);
        }
    }
}
