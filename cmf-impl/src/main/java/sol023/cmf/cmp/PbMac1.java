package sol023.cmf.cmp;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PBMAC1Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * PBMAC1 with PBKDF2 (RFC 8018 sections 5.2 and 7.1, RFC 9481 section 6.1.2).
 *
 * @param prf the pseudo-random function of PBKDF2, by its name in the Java platform
 * @param keyLength of the derived key, in octets
 */
record PbMac1(AlgorithmIdentifier identifier, Octets salt, int iterations, String prf, int keyLength, String hmac)
        implements MacAlgorithm {

    private static final int MIN_KEY_LENGTH = 14;
    private static final int MAX_KEY_LENGTH = 64;

    static PbMac1 of(AlgorithmIdentifier identifier, MacBounds bounds) {
        var parameters = PBMAC1Params.getInstance(identifier.getParameters());
        if (parameters == null
                || !PKCSObjectIdentifiers.id_PBKDF2.equals(
                        parameters.getKeyDerivationFunc().getAlgorithm())) {
            throw new CmpProblemException(FailInfo.BAD_ALG, "PBMAC1 is accepted here with PBKDF2 only.");
        }
        var derivation =
                PBKDF2Params.getInstance(parameters.getKeyDerivationFunc().getParameters());
        if (derivation.getSalt().length == 0) {
            throw new CmpProblemException(FailInfo.BAD_ALG, "The salt of PBKDF2 is empty.");
        }
        var hmac = MacAlgorithm.hmac(parameters.getMessageAuthScheme(), bounds);
        var prf = MacAlgorithm.hmac(derivation.getPrf(), bounds);
        return new PbMac1(
                identifier,
                Octets.of(derivation.getSalt()),
                bounds.iterations(derivation.getIterationCount()),
                prf,
                keyLength(Optional.ofNullable(derivation.getKeyLength()))
                        .orElseGet(() -> newMac(hmac).getMacLength()),
                hmac);
    }

    private static Optional<Integer> keyLength(Optional<BigInteger> given) {
        return given.map(length -> {
            if (length.bitLength() > 31 || length.intValue() < MIN_KEY_LENGTH || length.intValue() > MAX_KEY_LENGTH) {
                throw new CmpProblemException(
                        FailInfo.BAD_ALG,
                        "The key length of PBMAC1 has to be " + MIN_KEY_LENGTH + " to " + MAX_KEY_LENGTH + " octets.");
            }
            return length.intValue();
        });
    }

    /** PBKDF2 by hand: the platform's takes characters, and a secret may be any octets. */
    @Override
    public MacKey derive(byte[] secret) {
        try {
            var mac = newMac(prf);
            mac.init(new SecretKeySpec(secret, prf));
            var key = new byte[keyLength];
            int block = 1;
            for (int filled = 0; filled < keyLength; block++) {
                var part = block(mac, block);
                int length = Math.min(part.length, keyLength - filled);
                System.arraycopy(part, 0, key, filled, length);
                filled += length;
            }
            return new MacKey(hmac, key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an HMAC takes any key", e);
        }
    }

    private byte[] block(Mac mac, int index) {
        mac.update(salt.toArray());
        var round = mac.doFinal(ByteBuffer.allocate(Integer.BYTES).putInt(index).array());
        var sum = Arrays.copyOf(round, round.length);
        for (int i = 1; i < iterations; i++) {
            round = mac.doFinal(round);
            for (int octet = 0; octet < sum.length; octet++) {
                sum[octet] ^= round[octet];
            }
        }
        return sum;
    }

    private static Mac newMac(String name) {
        try {
            return Mac.getInstance(name);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the Java platform has every HMAC accepted here", e);
        }
    }
}
