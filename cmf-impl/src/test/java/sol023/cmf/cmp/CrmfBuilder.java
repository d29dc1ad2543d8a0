package sol023.cmf.cmp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.crmf.AttributeTypeAndValue;
import org.bouncycastle.asn1.crmf.CRMFObjectIdentifiers;
import org.bouncycastle.asn1.crmf.CertId;
import org.bouncycastle.asn1.crmf.CertReqMsg;
import org.bouncycastle.asn1.crmf.CertRequest;
import org.bouncycastle.asn1.crmf.CertTemplateBuilder;
import org.bouncycastle.asn1.crmf.Controls;
import org.bouncycastle.asn1.crmf.POPOSigningKey;
import org.bouncycastle.asn1.crmf.ProofOfPossession;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.jspecify.annotations.Nullable;

/** Builds requests of CRMF for {@code CN=<name>, O=Lab} with the DNS name {@code <name>.example}, right in everything, for a test to change. */
final class CrmfBuilder {

    private final KeyPair keys;
    private final CertTemplateBuilder template;
    private final List<AttributeTypeAndValue> controls = new ArrayList<>();
    private int certReqId = 0;
    private UnaryOperator<@Nullable ProofOfPossession> proof = UnaryOperator.identity();

    private CrmfBuilder(String name, KeyPair keys) {
        this.keys = keys;
        this.template = new CertTemplateBuilder()
                .setSubject(new X500Name("O=Lab,CN=" + name))
                .setPublicKey(SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()))
                .setExtensions(names(name + ".example"));
    }

    static CrmfBuilder of(String name) {
        return new CrmfBuilder(name, TestCrypto.ecKeyPair());
    }

    static CrmfBuilder of(String name, KeyPair keys) {
        return new CrmfBuilder(name, keys);
    }

    private static Extensions names(String host) {
        try {
            var names = new GeneralNames(new GeneralName(GeneralName.dNSName, host));
            return new Extensions(new Extension(Extension.subjectAlternativeName, false, names.getEncoded()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CrmfBuilder template(Consumer<CertTemplateBuilder> change) {
        change.accept(template);
        return this;
    }

    CrmfBuilder certReqId(int id) {
        certReqId = id;
        return this;
    }

    CrmfBuilder control(AttributeTypeAndValue control) {
        controls.add(control);
        return this;
    }

    CrmfBuilder oldCertId(X509Certificate old) {
        return oldCertId(X500Name.getInstance(old.getIssuerX500Principal().getEncoded()), old.getSerialNumber());
    }

    CrmfBuilder oldCertId(X500Name issuer, BigInteger serial) {
        return control(new AttributeTypeAndValue(
                CRMFObjectIdentifiers.id_regCtrl_oldCertID, new CertId(new GeneralName(issuer), serial)));
    }

    CrmfBuilder proof(UnaryOperator<@Nullable ProofOfPossession> change) {
        proof = change;
        return this;
    }

    CertReqMsg message() {
        var request = new CertRequest(
                certReqId,
                template.build(),
                controls.isEmpty() ? null : new Controls(controls.toArray(AttributeTypeAndValue[]::new)));
        return new CertReqMsg(request, proof.apply(signature(request)), null);
    }

    private ProofOfPossession signature(CertRequest request) {
        try {
            var name = keys.getPublic().getAlgorithm().equals("EC")
                    ? "SHA256withECDSA"
                    : keys.getPublic().getAlgorithm();
            var algorithm = TestCrypto.signer(name, keys.getPrivate()).getAlgorithmIdentifier();
            var signature = TestCrypto.sign(name, keys.getPrivate(), request.getEncoded(ASN1Encoding.DER));
            return new ProofOfPossession(new POPOSigningKey(null, algorithm, new DERBitString(signature)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param type ir, cr or kur */
    PKIBody body(MessageType type) {
        return body(type, message());
    }

    static PKIBody body(MessageType type, CertReqMsg... messages) {
        var all = new ASN1EncodableVector();
        all.addAll(messages);
        return new PKIBody(type.tag(), new DERSequence(all));
    }
}
