package sol023.cmf.ca;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.crmf.CertReqMsg;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import sol023.cmf.ca.CsrException.Problem;

/**
 * A request for a certificate as received, well formed: of PKCS #10 (RFC 2986) or of CRMF (RFC 4211). Its proof of possession and what it asks for are checked by
 * {@link CertificateAuthority#issue}.
 */
public final class CertificateSigningRequest {

    private final ASN1Object structure;
    private final X500Name subject;
    private final SubjectPublicKeyInfo publicKey;
    private final Optional<Extensions> extensions;
    private final Optional<GeneralNames> alternativeNames;
    private final Optional<X500Name> issuer;
    private final Optional<SignedPart> signedPart;
    private final List<String> modifications;

    /**
     * What the key in the request has signed.
     *
     * @param content whose DER is signed
     */
    record SignedPart(ASN1Object content, AlgorithmIdentifier algorithm, ASN1BitString signature) {}

    /**
     * A request of either form.
     *
     * @param issuer who is asked for a certificate, if the request says so
     * @param signedPart empty if a registration authority says that it has seen the proof of possession
     * @param modifications what is asked for and granted in no certificate, one sentence each
     */
    CertificateSigningRequest(
            ASN1Object structure,
            X500Name subject,
            SubjectPublicKeyInfo publicKey,
            Optional<Extensions> extensions,
            Optional<X500Name> issuer,
            Optional<SignedPart> signedPart,
            List<String> modifications) {
        this.structure = structure;
        this.subject = subject;
        this.publicKey = publicKey;
        this.extensions = extensions;
        this.issuer = issuer;
        this.signedPart = signedPart;
        this.modifications = List.copyOf(modifications);
        readThrough(subject);
        this.alternativeNames = extensions
                .map(all -> all.getExtensionParsedValue(Extension.subjectAlternativeName))
                .map(GeneralNames::getInstance);
    }

    /**
     * Reads a request of either form in DER, as {@link #der} gives it.
     *
     * @throws CsrException (malformed) if the octets are not exactly one request
     */
    public static CertificateSigningRequest parse(byte[] der) {
        try {
            var parts = ASN1Sequence.getInstance(der);
            if (!Arrays.equals(der, parts.getEncoded(ASN1Encoding.DER))) {
                throw malformed("The certification request is not in DER.");
            }
            return isCrmf(parts) ? of(CertReqMsg.getInstance(parts)) : of(new PKCS10CertificationRequest(der));
        } catch (IOException | IllegalArgumentException | ClassCastException notOne) {
            throw malformed("The octets are not a certification request of PKCS #10.");
        }
    }

    /** The proof of possession, the second part, has a tag in CRMF and none in PKCS #10. */
    private static boolean isCrmf(ASN1Sequence parts) {
        return parts.size() > 1 && parts.getObjectAt(1) instanceof ASN1TaggedObject;
    }

    /**
     * Wraps a decoded request of PKCS #10.
     *
     * @throws CsrException (malformed) if it contradicts RFC 2986
     */
    public static CertificateSigningRequest of(PKCS10CertificationRequest request) {
        try {
            var structure = request.toASN1Structure();
            if (!structure.getCertificationRequestInfo().getVersion().hasValue(0)) {
                throw malformed("The version of a certification request is 0.");
            }
            return new CertificateSigningRequest(
                    structure,
                    request.getSubject(),
                    request.getSubjectPublicKeyInfo(),
                    requestedExtensions(request),
                    Optional.empty(),
                    Optional.of(new SignedPart(
                            structure.getCertificationRequestInfo(),
                            structure.getSignatureAlgorithm(),
                            structure.getSignature())),
                    List.of());
        } catch (IllegalArgumentException
                | IllegalStateException
                | ClassCastException
                | NullPointerException malformed) {
            throw malformed("The subject or the attributes of the certification request are malformed.");
        }
    }

    /**
     * Wraps a decoded request of CRMF.
     *
     * @throws CsrException if it contradicts RFC 4211 or RFC 9483 section 4.1.1, or has no proof of possession that is usable here
     */
    public static CertificateSigningRequest of(CertReqMsg request) {
        return CrmfRequest.read(request);
    }

    /** Whether it proves nothing itself, but says that a registration authority has seen the proof (raVerified of RFC 4211 section 4). */
    public boolean isRaVerified() {
        return signedPart.isEmpty();
    }

    /**
     * The names asked for.
     *
     * @throws CsrException (names not usable) if one of them cannot stand in a certificate of this CA
     */
    public CertificateNames names() {
        return CsrNames.read(subject(), alternativeNames);
    }

    /** Tells the public key from others: its identifier by method 1 of RFC 5280 §4.2.1.2. */
    public KeyIdentifier key() {
        return Digests.keyIdentifier(publicKey());
    }

    /** The request in DER, for {@link #parse}. */
    public byte[] der() {
        try {
            return structure.getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new IllegalStateException("A request that was decoded can be encoded", impossible);
        }
    }

    /** The subject in the form of RFC 4514; empty if the request has alternative names only. */
    public String subjectName() {
        try {
            return new X500Principal(subject.getEncoded()).getName();
        } catch (IOException impossible) {
            throw new IllegalStateException("A name that was decoded can be encoded", impossible);
        }
    }

    X500Name subject() {
        return subject;
    }

    SubjectPublicKeyInfo publicKey() {
        return publicKey;
    }

    Optional<Extensions> extensions() {
        return extensions;
    }

    Optional<GeneralNames> alternativeNames() {
        return alternativeNames;
    }

    Optional<X500Name> issuer() {
        return issuer;
    }

    Optional<SignedPart> signedPart() {
        return signedPart;
    }

    List<String> modifications() {
        return modifications;
    }

    /** Names are decoded when they are first looked at. */
    private static void readThrough(X500Name subject) {
        for (var rdn : subject.getRDNs()) {
            if (rdn.getTypesAndValues().length == 0) {
                throw malformed("A relative distinguished name of the subject is empty.");
            }
        }
    }

    private static Optional<Extensions> requestedExtensions(PKCS10CertificationRequest request) {
        var attributes = request.getAttributes(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest);
        if (attributes.length == 0) {
            return Optional.empty();
        }
        if (attributes.length > 1 || attributes[0].getAttrValues().size() != 1) {
            throw malformed("A certification request has at most one list of extensions.");
        }
        return Optional.of(Extensions.getInstance(attributes[0].getAttrValues().getObjectAt(0)));
    }

    private static CsrException malformed(String detail) {
        return new CsrException(Problem.MALFORMED, detail);
    }
}
