package sol023.cmf.ocsp;

import java.time.Duration;

/**
 * How OCSP requests are answered.
 *
 * @param validity from thisUpdate to nextUpdate; an answer is used again for half of that, unless the certificate is revoked meanwhile
 * @param cacheAge how long caches between may keep an answer to GET; a revocation is seen through them that much later; zero: they ask each time
 * @param signerValidity of the certificate of the key that signs answers; a new one is made when half of that is over
 * @param requestOctets the longest request
 * @param requestCertificates the most certificates that one request asks about
 * @param cached answers kept for others who ask the same
 * @param concurrency answers that are signed at the same time; beyond: tryLater
 */
public record OcspSettings(
        Duration validity,
        Duration cacheAge,
        Duration signerValidity,
        int requestOctets,
        int requestCertificates,
        int cached,
        int concurrency) {

    /** As it is unless configured. */
    public static final OcspSettings STANDARD =
            new OcspSettings(Duration.ofHours(1), Duration.ofMinutes(1), Duration.ofDays(7), 16_384, 100, 10_000, 32);

    public OcspSettings {
        if (validity.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("An OCSP answer is valid for at least a minute");
        }
        if (signerValidity.compareTo(validity.multipliedBy(4)) < 0) {
            throw new IllegalArgumentException(
                    "The signer of OCSP answers is valid for at least four times as long as they are");
        }
        if (cacheAge.compareTo(validity.dividedBy(2)) > 0) {
            throw new IllegalArgumentException("Caches keep OCSP answers for at most half of their validity");
        }
    }
}
