package sol023.cmf.ca;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What certificates of one type look like, and which requests for them are allowed.
 *
 * @param validity how long a certificate is valid from its issuance on; never beyond the end of the CA's own
 * @param keys the kinds of key that are certified
 * @param minimumRsaBits the shortest RSA modulus, at least 2048
 * @param exceptions other validities for certain names; the first that fits counts
 */
public record CertificateProfile(
        Duration validity, Set<KeyKind> keys, int minimumRsaBits, List<NamedValidity> exceptions) {

    private static final int LEAST_RSA_BITS = 2048;

    /** Ninety days, every kind of key. */
    public static final CertificateProfile DEFAULT =
            new CertificateProfile(Duration.ofDays(90), Set.of(KeyKind.values()), LEAST_RSA_BITS, List.of());

    public CertificateProfile {
        keys = Set.copyOf(keys);
        exceptions = List.copyOf(exceptions);
        if (validity.isNegative() || validity.isZero()) {
            throw new IllegalArgumentException("A validity is longer than zero");
        }
        if (minimumRsaBits < LEAST_RSA_BITS) {
            throw new IllegalArgumentException("RSA keys have at least 2048 bits");
        }
    }

    /** The same profile with these exceptions. */
    public CertificateProfile with(List<NamedValidity> others) {
        return new CertificateProfile(validity, keys, minimumRsaBits, others);
    }

    /** How long a certificate for what is asked for is valid. */
    Duration validityOf(CertificateSigningRequest request) {
        if (exceptions.isEmpty()) {
            return validity;
        }
        var names = request.names();
        return exceptions.stream()
                .filter(exception -> exception.fits(names))
                .findFirst()
                .map(NamedValidity::validity)
                .orElse(validity);
    }

    /** The kinds of key the CA can certify. */
    public enum KeyKind {
        P256,
        P384,
        P521,
        RSA,
        ED25519
    }
}
