package sol023.cmf.cmp;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key derived from a shared secret, for one HMAC. Never shown. */
final class MacKey {

    private final String algorithm;
    private final byte[] key;

    /** @param algorithm the HMAC's name in the Java platform, for example {@code HmacSHA256} */
    MacKey(String algorithm, byte[] key) {
        this.algorithm = algorithm;
        this.key = key.clone();
    }

    byte[] mac(byte[] input) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the Java platform has every HMAC accepted here", e);
        }
    }

    /** Compares in a time that does not depend on where the octets differ. */
    boolean verifies(Octets input, Octets mac) {
        return Octets.of(mac(input.toArray())).equals(mac);
    }
}
