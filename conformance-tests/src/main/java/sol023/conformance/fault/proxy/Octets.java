package sol023.conformance.fault.proxy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The content of a message: octets that nobody changes. */
public final class Octets {

    public static final Octets NONE = new Octets(new byte[0]);

    private final byte[] bytes;

    public Octets(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** The octets of a text in UTF-8. */
    public static Octets of(String text) {
        return new Octets(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A copy of the octets. */
    public byte[] bytes() {
        return bytes.clone();
    }

    public int length() {
        return bytes.length;
    }

    /** The octets read as UTF-8. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " octets";
    }
}
