package sol023.conformance.client.cmp;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import sol023.conformance.client.pki.Hashes;

/** The MAC algorithms of RFC 9481 §6.1, computed on the JDK's hash and HMAC. */
public sealed interface MacAlgorithm {

    ASN1ObjectIdentifier PASSWORD_BASED_MAC = new ASN1ObjectIdentifier("1.2.840.113533.7.66.13");
    ASN1ObjectIdentifier PBMAC1 = new ASN1ObjectIdentifier("1.2.840.113549.1.5.14");
    ASN1ObjectIdentifier PBKDF2 = new ASN1ObjectIdentifier("1.2.840.113549.1.5.12");

    /** HMACs by object identifier, with their Java names (RFC 9481 §6.2). */
    Map<String, String> HMACS = Map.of(
            "1.3.6.1.5.5.8.1.2", "HmacSHA1",
            "1.2.840.113549.2.7", "HmacSHA1",
            "1.2.840.113549.2.9", "HmacSHA256",
            "1.2.840.113549.2.10", "HmacSHA384",
            "1.2.840.113549.2.11", "HmacSHA512");

    AlgorithmIdentifier algorithm();

    byte[] compute(SharedSecret secret, byte[] content);

    /** Reads the algorithm of an answer, with the parameters that the answer names. */
    static MacAlgorithm parse(AlgorithmIdentifier algorithm) throws CmpFormatException {
        try {
            ASN1Sequence parameters = ASN1Sequence.getInstance(algorithm.getParameters());
            if (PASSWORD_BASED_MAC.equals(algorithm.getAlgorithm())) {
                return PasswordBasedMac.parse(parameters);
            }
            if (PBMAC1.equals(algorithm.getAlgorithm())) {
                return Pbmac1.parse(parameters);
            }
        } catch (IllegalArgumentException | ArithmeticException | NullPointerException e) {
            throw new CmpFormatException("the parameters of the MAC cannot be read: " + e.getMessage(), e);
        }
        throw new CmpFormatException(algorithm.getAlgorithm() + " is no MAC algorithm that the suite knows");
    }

    private static byte[] hmac(ASN1ObjectIdentifier oid, byte[] key, byte[] content) {
        String name = HMACS.get(oid.getId());
        if (name == null) {
            throw new IllegalArgumentException("unknown HMAC " + oid);
        }
        try {
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(key, name));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot compute " + name, e);
        }
    }

    /** PasswordBasedMac (RFC 9810 §5.1.3.1): the key is the secret and salt, hashed again and again. */
    record PasswordBasedMac(ASN1OctetString salt, String owf, BigInteger iterations, ASN1ObjectIdentifier mac)
            implements MacAlgorithm {

        private static final int MOST_ITERATIONS = 1_000_000;

        static PasswordBasedMac parse(ASN1Sequence p) {
            String owf = Hashes.name(
                            AlgorithmIdentifier.getInstance(p.getObjectAt(1)).getAlgorithm())
                    .orElseThrow(() -> new IllegalArgumentException("unknown one-way function"));
            return new PasswordBasedMac(
                    ASN1OctetString.getInstance(p.getObjectAt(0)),
                    owf,
                    ASN1Integer.getInstance(p.getObjectAt(2)).getValue(),
                    AlgorithmIdentifier.getInstance(p.getObjectAt(3)).getAlgorithm());
        }

        @Override
        public AlgorithmIdentifier algorithm() {
            return new AlgorithmIdentifier(PASSWORD_BASED_MAC, new DERSequence(new ASN1Encodable[] {
                salt,
                new AlgorithmIdentifier(Hashes.oid(owf)),
                new ASN1Integer(iterations),
                new AlgorithmIdentifier(mac, DERNull.INSTANCE)
            }));
        }

        @Override
        public byte[] compute(SharedSecret secret, byte[] content) {
            MessageDigest digest = Hashes.digest(owf);
            byte[] key = digest.digest(secret.followedBy(salt.getOctets()));
            int rounds = iterations.min(BigInteger.valueOf(MOST_ITERATIONS)).intValueExact();
            for (int round = 1; round < rounds; round++) {
                key = digest.digest(key);
            }
            return hmac(mac, key, content);
        }
    }

    /** PBMAC1 with PBKDF2 (RFC 8018 §7.1, RFC 9481 §6.1.2); {@code keyLength} counts octets. */
    record Pbmac1(
            ASN1OctetString salt,
            BigInteger iterations,
            BigInteger keyLength,
            ASN1ObjectIdentifier prf,
            ASN1ObjectIdentifier mac)
            implements MacAlgorithm {

        private static final int MOST_ITERATIONS = 1_000_000;
        private static final int LONGEST_KEY = 1024;

        static Pbmac1 parse(ASN1Sequence p) {
            AlgorithmIdentifier derivation = AlgorithmIdentifier.getInstance(p.getObjectAt(0));
            if (!PBKDF2.equals(derivation.getAlgorithm())) {
                throw new IllegalArgumentException("unknown key derivation " + derivation.getAlgorithm());
            }
            ASN1Sequence kdf = ASN1Sequence.getInstance(derivation.getParameters());
            BigInteger length = BigInteger.valueOf(32);
            ASN1ObjectIdentifier prf = new ASN1ObjectIdentifier("1.2.840.113549.2.7");
            for (int i = 2; i < kdf.size(); i++) {
                if (kdf.getObjectAt(i) instanceof ASN1Integer given) {
                    length = given.getValue();
                } else {
                    prf = AlgorithmIdentifier.getInstance(kdf.getObjectAt(i)).getAlgorithm();
                }
            }
            return new Pbmac1(
                    ASN1OctetString.getInstance(kdf.getObjectAt(0)),
                    ASN1Integer.getInstance(kdf.getObjectAt(1)).getValue(),
                    length,
                    prf,
                    AlgorithmIdentifier.getInstance(p.getObjectAt(1)).getAlgorithm());
        }

        @Override
        public AlgorithmIdentifier algorithm() {
            DERSequence kdf = new DERSequence(new ASN1Encodable[] {
                salt,
                new ASN1Integer(iterations),
                new ASN1Integer(keyLength),
                new AlgorithmIdentifier(prf, DERNull.INSTANCE)
            });
            return new AlgorithmIdentifier(PBMAC1, new DERSequence(new ASN1Encodable[] {
                new AlgorithmIdentifier(PBKDF2, kdf), new AlgorithmIdentifier(mac, DERNull.INSTANCE)
            }));
        }

        @Override
        public byte[] compute(SharedSecret secret, byte[] content) {
            int length = keyLength.min(BigInteger.valueOf(LONGEST_KEY)).intValueExact();
            int rounds = iterations.min(BigInteger.valueOf(MOST_ITERATIONS)).intValueExact();
            return hmac(mac, derive(secret.octets(), rounds, length), content);
        }

        private byte[] derive(byte[] password, int rounds, int length) {
            byte[] key = new byte[length];
            int filled = 0;
            for (int block = 1; filled < length; block++) {
                byte[] index = {(byte) (block >>> 24), (byte) (block >>> 16), (byte) (block >>> 8), (byte) block};
                byte[] u = hmac(prf, password, concat(salt.getOctets(), index));
                byte[] sum = u.clone();
                for (int round = 1; round < rounds; round++) {
                    u = hmac(prf, password, u);
                    for (int i = 0; i < sum.length; i++) {
                        sum[i] ^= u[i];
                    }
                }
                int taken = Math.min(sum.length, length - filled);
                System.arraycopy(sum, 0, key, filled, taken);
                filled += taken;
            }
            return key;
        }

        private static byte[] concat(byte[] first, byte[] second) {
            byte[] both = Arrays.copyOf(first, first.length + second.length);
            System.arraycopy(second, 0, both, first.length, second.length);
            return both;
        }
    }
}
