package sol023.cmf.cmp;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** Octets as a value. They compare in a time that does not depend on where they differ. */
final class Octets {

    private final byte[] octets;

    private Octets(byte[] octets) {
        this.octets = octets;
    }

    static Octets of(byte[] octets) {
        return new Octets(octets.clone());
    }

    byte[] toArray() {
        return octets.clone();
    }

    int length() {
        return octets.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets that && MessageDigest.isEqual(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    /** Hexadecimal. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(octets);
    }
}
