package sol023.cmf.ca;

import java.util.HexFormat;

/** The identifier of a public key, as it stands in the SubjectKeyIdentifier of its certificate and, for a CA's key, in the AuthorityKeyIdentifier of what it issues. Lower-case hexadecimal. */
public record KeyIdentifier(String hex) {

    private static final int MAX_DIGITS = 128;

    public KeyIdentifier {
        if (hex.isEmpty()
                || hex.length() > MAX_DIGITS
                || hex.length() % 2 != 0
                || !hex.chars().allMatch(KeyIdentifier::isDigit)) {
            throw new IllegalArgumentException("A key identifier is a sequence of octets in lower-case hexadecimal");
        }
    }

    /** The identifier made of these octets. */
    public static KeyIdentifier of(byte[] octets) {
        return new KeyIdentifier(HexFormat.of().formatHex(octets));
    }

    /** The octets. */
    public byte[] octets() {
        return HexFormat.of().parseHex(hex);
    }

    private static boolean isDigit(int character) {
        return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
    }

    @Override
    public String toString() {
        return hex;
    }
}
