package sol023.cmf.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts what is secret in the database (AES-256 in GCM); each text is bound to the row that it belongs to. */
public final class SecretBox {

    /** The length of the key, in octets. */
    public static final int KEY_OCTETS = 32;

    private static final int NONCE_OCTETS = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    public SecretBox(byte[] key) {
        if (key.length != KEY_OCTETS) {
            throw new IllegalArgumentException("the key has to have " + KEY_OCTETS + " octets");
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    byte[] seal(String text, String row) {
        var nonce = new byte[NONCE_OCTETS];
        random.nextBytes(nonce);
        var sealed = run(Cipher.ENCRYPT_MODE, nonce, text.getBytes(UTF_8), row);
        var whole = Arrays.copyOf(nonce, NONCE_OCTETS + sealed.length);
        System.arraycopy(sealed, 0, whole, NONCE_OCTETS, sealed.length);
        return whole;
    }

    /** @throws UnreadableSecretException if it was sealed with another key or for another row */
    String open(byte[] whole, String row) {
        var nonce = Arrays.copyOf(whole, NONCE_OCTETS);
        var sealed = Arrays.copyOfRange(whole, NONCE_OCTETS, whole.length);
        return new String(run(Cipher.DECRYPT_MODE, nonce, sealed, row), UTF_8);
    }

    private byte[] run(int mode, byte[] nonce, byte[] input, String row) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(row.getBytes(UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new UnreadableSecretException(e);
        }
    }
}
