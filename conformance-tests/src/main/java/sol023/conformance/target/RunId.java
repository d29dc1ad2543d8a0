package sol023.conformance.target;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Marks everything a run makes on the target, so that two testers can share one. Lower-case letters and digits only. */
public record RunId(String value) {

    private static final int RANDOM_OCTETS = 4;

    public RunId {
        if (!value.matches("[a-z0-9]{1,16}")) {
            throw new IllegalArgumentException("not a run id: " + value);
        }
    }

    public static RunId random() {
        byte[] bytes = new byte[RANDOM_OCTETS];
        new SecureRandom().nextBytes(bytes);
        return new RunId(HexFormat.of().formatHex(bytes));
    }
}
