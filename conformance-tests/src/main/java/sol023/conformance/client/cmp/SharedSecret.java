package sol023.conformance.client.cmp;

import java.util.Arrays;

/** The secret of MAC-protected messages (RFC 9483 §4.1.5). Never shows in a text. */
public final class SharedSecret {

    private final byte[] octets;

    public SharedSecret(byte[] octets) {
        this.octets = octets.clone();
    }

    byte[] followedBy(byte[] salt) {
        byte[] both = Arrays.copyOf(octets, octets.length + salt.length);
        System.arraycopy(salt, 0, both, octets.length, salt.length);
        return both;
    }

    byte[] octets() {
        return octets.clone();
    }

    @Override
    public String toString() {
        return "SharedSecret[not shown]";
    }
}
