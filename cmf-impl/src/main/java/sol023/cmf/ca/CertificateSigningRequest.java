package sol023.cmf.ca;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import sol023.cmf.ca.CsrException.Problem;

/**
 * A PKCS#10 certification request (RFC 2986) as received, well formed. Its signature and what it asks for are checked by {@link CertificateAuthority#issue}.
 */
public final class CertificateSigningRequest {

    private final PKCS10CertificationRequest request;
    private final Optional<Extensions> extensions;
    private final Optional<GeneralNames> alternativeNames;

    private CertificateSigningRequest(
            PKCS10CertificationRequest request,
            Optional<Extensions> extensions,
            Optional<GeneralNames> alternativeNames) {
        this.request = request;
        this.extensions = extensions;
        this.alternativeNames = alternativeNames;
    }

    /**
     * Reads a request in DER.
     *
     * @throws CsrException (malformed) if the octets are not exactly one certification request
     */
    public static CertificateSigningRequest parse(byte[] der) {
        PKCS10CertificationRequest request;
        try {
            request = new PKCS10CertificationRequest(der);
            if (!Arrays.equals(der, request.toASN1Structure().getEncoded(ASN1Encoding.DER))) {
                throw malformed("The certification request is not in DER.");
            }
        } catch (IOException | IllegalArgumentException notOne) {
            throw malformed("The octets are not a certification request of PKCS #10.");
        }
        return of(request);
    }

    /**
     * Wraps a decoded request.
     *
     * @throws CsrException (malformed) if it contradicts RFC 2986
     */
    public static CertificateSigningRequest of(PKCS10CertificationRequest request) {
        try {
            if (!request.toASN1Structure()
                    .getCertificationRequestInfo()
                    .getVersion()
                    .hasValue(0)) {
                throw malformed("The version of a certification request is 0.");
            }
            readThrough(request.getSubject());
            var extensions = requestedExtensions(request);
            var names = extensions
                    .map(all -> all.getExtensionParsedValue(Extension.subjectAlternativeName))
                    .map(GeneralNames::getInstance);
            return new CertificateSigningRequest(request, extensions, names);
        } catch (IllegalArgumentException
                | IllegalStateException
                | ClassCastException
                | NullPointerException malformed) {
            throw malformed("The subject or the attributes of the certification request are malformed.");
        }
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
            return request.toASN1Structure().getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new IllegalStateException("A request that was decoded can be encoded", impossible);
        }
    }

    /** The subject in the form of RFC 4514; empty if the request has alternative names only. */
    public String subjectName() {
        try {
            return new X500Principal(request.getSubject().getEncoded()).getName();
        } catch (IOException impossible) {
            throw new IllegalStateException("A name that was decoded can be encoded", impossible);
        }
    }

    X500Name subject() {
        return request.getSubject();
    }

    SubjectPublicKeyInfo publicKey() {
        return request.getSubjectPublicKeyInfo();
    }

    Optional<Extensions> extensions() {
        return extensions;
    }

    Optional<GeneralNames> alternativeNames() {
        return alternativeNames;
    }

    PKCS10CertificationRequest request() {
        return request;
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
