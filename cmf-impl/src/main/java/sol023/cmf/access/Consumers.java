package sol023.cmf.access;

import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;

/** The consumers that the CMF knows, and what proves each of them. */
public interface Consumers {

    /**
     * The consumer that uses this certificate as TLS client. The TLS handshake has proved possession of the key; whether the
     * certificate is known and within its time is decided here.
     */
    Optional<Consumer> findByTlsCertificate(X509Certificate certificate);

    /** The consumer that is this OAuth 2.0 client. */
    Optional<Consumer> findByClientId(String clientId);

    /** On which terms a consumer uses the REST interfaces. */
    ConsumerTerms terms(Consumer consumer);

    /** The consumer that signs CMP messages with this certificate. The caller has validated its path and checked its status. */
    Optional<Consumer> findByCmpSigner(X509Certificate certificate);

    /** The secret that a message names by its senderKID. */
    Optional<MacSecret> findByMacReference(byte[] reference);

    /** Where the paths of CMP protection certificates end. */
    Set<X509Certificate> cmpTrustAnchors();
}
