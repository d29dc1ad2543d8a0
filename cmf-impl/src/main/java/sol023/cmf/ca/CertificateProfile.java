package sol023.cmf.ca;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * What certificates of one type look like, which requests for them are allowed, and who decides about these.
 *
 * @param validity how long a certificate is valid from its issuance on; never beyond the end of the CA's own
 * @param keys the kinds of key that are certified
 * @param minimumRsaBits the shortest RSA modulus, at least 2048
 * @param approval who decides
 * @param exceptions other terms for certain names; the first that fits counts
 */
public record CertificateProfile(
        Duration validity, Set<KeyKind> keys, int minimumRsaBits, Approval approval, List<NamedTerms> exceptions) {

    private static final int LEAST_RSA_BITS = 2048;

    /** The kinds of key that every relying party knows: all but those of ML-DSA. */
    private static final Set<KeyKind> USUAL_KEYS =
            EnumSet.complementOf(EnumSet.of(KeyKind.ML_DSA_44, KeyKind.ML_DSA_65, KeyKind.ML_DSA_87));

    /** Ninety days, every usual kind of key, issued at once. */
    public static final CertificateProfile DEFAULT =
            new CertificateProfile(Duration.ofDays(90), USUAL_KEYS, LEAST_RSA_BITS, Approval.AUTOMATIC, List.of());

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

    /** A profile by which everything is issued at once. */
    public CertificateProfile(Duration validity, Set<KeyKind> keys, int minimumRsaBits, List<NamedTerms> exceptions) {
        this(validity, keys, minimumRsaBits, Approval.AUTOMATIC, exceptions);
    }

    /** The same profile with these exceptions. */
    public CertificateProfile with(List<NamedTerms> others) {
        return new CertificateProfile(validity, keys, minimumRsaBits, approval, others);
    }

    /** How long a certificate for what is asked for is valid. */
    Duration validityOf(CertificateSigningRequest request) {
        return exceptionFor(request).flatMap(NamedTerms::validity).orElse(validity);
    }

    /**
     * Who decides about what is asked for.
     *
     * @throws CsrException (names not usable) if one of the names cannot stand in a certificate of this CA
     */
    public Approval approvalOf(CertificateSigningRequest request) {
        return exceptionFor(request).flatMap(NamedTerms::approval).orElse(approval);
    }

    private Optional<NamedTerms> exceptionFor(CertificateSigningRequest request) {
        if (exceptions.isEmpty()) {
            return Optional.empty();
        }
        var names = request.names();
        return exceptions.stream().filter(exception -> exception.fits(names)).findFirst();
    }

    /** The kinds of key the CA can certify. */
    public enum KeyKind {
        P256,
        P384,
        P521,
        RSA,
        ED25519,
        ED448,
        /** FIPS 204, RFC 9881. */
        ML_DSA_44,
        /** FIPS 204, RFC 9881. */
        ML_DSA_65,
        /** FIPS 204, RFC 9881. */
        ML_DSA_87;

        /** As it stands in a SubjectPublicKeyInfo. */
        public AlgorithmIdentifier algorithm() {
            return switch (this) {
                case P256 -> onCurve(SECObjectIdentifiers.secp256r1);
                case P384 -> onCurve(SECObjectIdentifiers.secp384r1);
                case P521 -> onCurve(SECObjectIdentifiers.secp521r1);
                case RSA -> new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
                case ED25519 -> new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519);
                case ED448 -> new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed448);
                case ML_DSA_44 -> new AlgorithmIdentifier(NISTObjectIdentifiers.id_ml_dsa_44);
                case ML_DSA_65 -> new AlgorithmIdentifier(NISTObjectIdentifiers.id_ml_dsa_65);
                case ML_DSA_87 -> new AlgorithmIdentifier(NISTObjectIdentifiers.id_ml_dsa_87);
            };
        }

        private static AlgorithmIdentifier onCurve(ASN1ObjectIdentifier curve) {
            return new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve);
        }
    }
}
