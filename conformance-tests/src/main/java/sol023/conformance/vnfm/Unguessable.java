package sol023.conformance.vnfm;

import java.security.SecureRandom;
import java.util.Base64;

/** Random texts for paths, passwords and tokens. */
final class Unguessable {

    private static final int OCTETS = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Unguessable() {}

    /** Letters, digits, {@code -} and {@code _}. */
    static String text() {
        byte[] octets = new byte[OCTETS];
        RANDOM.nextBytes(octets);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}
