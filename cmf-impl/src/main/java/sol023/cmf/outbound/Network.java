package sol023.cmf.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A range of IP addresses that begin alike.
 *
 * @param bits how many bits count
 */
public record Network(InetAddress address, int bits) {

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:.]{2,45}");

    public Network {
        if (bits < 0 || bits > address.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("such an address has no " + bits + " bits");
        }
    }

    /**
     * Reads CIDR notation, such as {@code 10.0.0.0/8} or {@code fd00::/8}; without a slash it is one address.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        var address = address(slash < 0 ? text : text.substring(0, slash));
        var bits = slash < 0 ? "" + address.getAddress().length * Byte.SIZE : text.substring(slash + 1);
        if (!bits.matches("[0-9]{1,3}")) {
            throw new IllegalArgumentException("a network is ADDRESS/BITS, such as 10.0.0.0/8");
        }
        return new Network(address, Integer.parseInt(bits));
    }

    private static InetAddress address(String literal) {
        try {
            if (ADDRESS.matcher(literal).matches() && (literal.contains(":") || literal.split("\\.").length == 4)) {
                return InetAddress.getByName(literal); // never looks up what consists of digits and dots or colons
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("there is no address " + literal, e);
        }
        throw new IllegalArgumentException("a network is ADDRESS/BITS, such as 10.0.0.0/8");
    }

    /** Whether the address is of this range. */
    public boolean contains(InetAddress other) {
        var mine = address.getAddress();
        var its = other.getAddress();
        if (mine.length != its.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((mine[bit / Byte.SIZE] ^ its[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return address.getHostAddress() + "/" + bits;
    }
}
