package sol023.cmf.cmp;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cmp.PBMParameter;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * PasswordBasedMac (RFC 4211 section 4.4, RFC 9810 section 5.1.3.1): the secret and the salt, hashed again and again, key an HMAC.
 *
 * @param hash the one-way function's name in the Java platform
 */
record PasswordBasedMac(AlgorithmIdentifier identifier, Octets salt, String hash, int iterations, String hmac)
        implements MacAlgorithm {

    private static final Map<ASN1ObjectIdentifier, String> HASHES = Map.of(
            NISTObjectIdentifiers.id_sha256, "SHA-256",
            NISTObjectIdentifiers.id_sha384, "SHA-384",
            NISTObjectIdentifiers.id_sha512, "SHA-512");

    static PasswordBasedMac of(AlgorithmIdentifier identifier, MacBounds bounds) {
        var parameters = PBMParameter.getInstance(identifier.getParameters());
        if (parameters == null) {
            throw new CmpProblemException(FailInfo.BAD_ALG, "PasswordBasedMac has no parameters.");
        }
        var hash = HASHES.get(parameters.getOwf().getAlgorithm());
        if (hash == null) {
            throw new CmpProblemException(
                    FailInfo.BAD_ALG,
                    "The one-way function " + parameters.getOwf().getAlgorithm().getId()
                            + " is not accepted here; SHA-256, SHA-384 and SHA-512 are.");
        }
        var salt = parameters.getSalt().getOctets();
        if (salt.length == 0) {
            throw new CmpProblemException(FailInfo.BAD_ALG, "The salt of PasswordBasedMac is empty.");
        }
        return new PasswordBasedMac(
                identifier,
                Octets.of(salt),
                hash,
                bounds.iterations(parameters.getIterationCount().getValue()),
                MacAlgorithm.hmac(parameters.getMac(), bounds));
    }

    /** An HMAC takes a key of any length, so the whole last hash is the key. */
    @Override
    public MacKey derive(byte[] secret) {
        try {
            var digest = MessageDigest.getInstance(hash);
            digest.update(secret);
            var key = digest.digest(salt.toArray());
            for (int i = 1; i < iterations; i++) {
                key = digest.digest(key);
            }
            return new MacKey(hmac, key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the Java platform has every hash accepted here", e);
        }
    }
}
