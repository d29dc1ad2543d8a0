package sol023.conformance.client.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * A CertificationRequest in the making (RFC 2986 §4, SOL023 table 5.5.2.5-1), composed part by part so that each part can
 * also be made wrong: another version, another key's signature, changed signature bits.
 */
public final class CertificationRequestDraft {

    private final PublicKey publicKey;
    private final PrivateKey privateKey;
    private int version = 0;
    private X500Name subject = Names.subject(Map.of());
    private final List<GeneralName> alternatives = new ArrayList<>();
    private final List<Extension> extensions = new ArrayList<>();
    private PrivateKey signer;
    private UnaryOperator<byte[]> signatureChange = UnaryOperator.identity();

    public CertificationRequestDraft(KeyPair subjectKey) {
        this.publicKey = subjectKey.getPublic();
        this.privateKey = subjectKey.getPrivate();
        this.signer = privateKey;
    }

    /** Sets the version; 0 is the only right one. */
    public CertificationRequestDraft version(int version) {
        this.version = version;
        return this;
    }

    public CertificationRequestDraft subject(Map<String, String> certSubjectData) {
        this.subject = Names.subject(certSubjectData);
        return this;
    }

    /** Replaces the alternative names that the subjectAltName extension carries; none means no such extension. */
    public CertificationRequestDraft alternatives(List<String> names) {
        alternatives.clear();
        names.stream().map(Names::alternative).forEach(alternatives::add);
        return this;
    }

    /** Asks for one more extension. */
    public CertificationRequestDraft extension(Extension extension) {
        extensions.add(extension);
        return this;
    }

    /** Lets another key sign: the proof of possession is then wrong. */
    public CertificationRequestDraft signedBy(PrivateKey other) {
        this.signer = other;
        return this;
    }

    /** Changes the signature after it was made. */
    public CertificationRequestDraft changingSignature(UnaryOperator<byte[]> change) {
        this.signatureChange = change;
        return this;
    }

    public ASN1Sequence build() {
        try {
            DERSequence info = requestInfo();
            SignatureScheme scheme = SignatureScheme.usualFor(signer);
            byte[] signature = signatureChange.apply(scheme.sign(signer, info.getEncoded("DER")));
            AlgorithmIdentifier algorithm = scheme.algorithm();
            return new DERSequence(new ASN1Encodable[] {info, algorithm, new DERBitString(signature)});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DERSequence requestInfo() throws IOException {
        ASN1EncodableVector info = new ASN1EncodableVector();
        info.add(new ASN1Integer(version));
        info.add(subject);
        info.add(ASN1Sequence.getInstance(publicKey.getEncoded()));
        List<Extension> asked = askedExtensions();
        DERSet attributes = asked.isEmpty()
                ? new DERSet()
                : new DERSet(new DERSequence(new ASN1Encodable[] {
                    PKCSObjectIdentifiers.pkcs_9_at_extensionRequest,
                    new DERSet(new DERSequence(asked.toArray(new ASN1Encodable[0])))
                }));
        info.add(new DERTaggedObject(false, 0, attributes));
        return new DERSequence(info);
    }

    private List<Extension> askedExtensions() throws IOException {
        List<Extension> asked = new ArrayList<>();
        if (!alternatives.isEmpty()) {
            byte[] value = new GeneralNames(alternatives.toArray(new GeneralName[0])).getEncoded("DER");
            boolean critical = subject.size() == 0; // RFC 5280 §4.2.1.6: the only name there is
            asked.add(new Extension(Extension.subjectAlternativeName, critical, new DEROctetString(value)));
        }
        asked.addAll(extensions);
        return asked;
    }
}
