package sol023.conformance.vnfm;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import sol023.conformance.target.Secret;

/** Random texts for paths, passwords and tokens. */
public final class Unguessable {

    private static final int OCTETS = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Unguessable() {}

    /** A new token. */
    public static Secret secret() {
        return new Secret(text().getBytes(StandardCharsets.US_ASCII));
    }

    /** Letters, digits, {@code -} and {@code _}. */
    static String text() {
        byte[] octets = new byte[OCTETS];
        RANDOM.nextBytes(octets);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}
