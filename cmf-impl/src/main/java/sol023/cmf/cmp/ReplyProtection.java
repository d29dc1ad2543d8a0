package sol023.cmf.cmp;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** How an answer is protected: in the kind of the request (RFC 9483 section 3.2). */
interface ReplyProtection {

    /** For protectionAlg. */
    AlgorithmIdentifier algorithm();

    /** For senderKID: the SubjectKeyIdentifier of the protection certificate or the reference of the secret. */
    Optional<Octets> senderKid();

    /** What goes first into extraCerts: the protection certificate and its chain, or nothing for a MAC. */
    List<X509Certificate> certificates();

    /**
     * The protection bits.
     *
     * @param protectedPart the DER of header and body
     */
    byte[] protect(byte[] protectedPart);
}
