package sol023.cmf.ca;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Address literals. Never asks a name server. */
final class IpAddress {

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern V4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern V6_CHARACTERS = Pattern.compile("[0-9A-Fa-f:.]+");
    private static final int V6_GROUPS = 8;

    private IpAddress() {}

    /** The four or sixteen octets of a literal; an IPv6 address that maps an IPv4 address counts as the latter. */
    static Optional<byte[]> parse(String text) {
        var isV6 = text.indexOf(':') != text.lastIndexOf(':')
                && V6_CHARACTERS.matcher(text).matches();
        if (!isV6 && !V4.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    /** The text of RFC 5952 for four or sixteen octets. */
    static String canonical(byte[] octets) {
        try {
            var address = InetAddress.getByAddress(octets).getAddress();
            return address.length == 4 ? dotted(address) : compressed(address);
        } catch (UnknownHostException wrongLength) {
            throw new IllegalArgumentException("An address has four or sixteen octets", wrongLength);
        }
    }

    private static String dotted(byte[] octets) {
        return (octets[0] & 0xff) + "." + (octets[1] & 0xff) + "." + (octets[2] & 0xff) + "." + (octets[3] & 0xff);
    }

    private static String compressed(byte[] octets) {
        var groups = new int[V6_GROUPS];
        for (var index = 0; index < V6_GROUPS; index++) {
            groups[index] = (octets[2 * index] & 0xff) << 8 | (octets[2 * index + 1] & 0xff);
        }
        var run = longestRunOfZeros(groups);
        var text = new StringBuilder();
        for (var index = 0; index < V6_GROUPS; index++) {
            if (run.length > 1 && index == run.start) {
                text.append("::");
                index += run.length - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":");
                text.append(Integer.toHexString(groups[index]));
            }
        }
        return text.toString();
    }

    private static Run longestRunOfZeros(int[] groups) {
        var best = new Run(0, 0);
        var start = 0;
        for (var index = 0; index <= groups.length; index++) {
            if (index == groups.length || groups[index] != 0) {
                best = index - start > best.length ? new Run(start, index - start) : best;
                start = index + 1;
            }
        }
        return best;
    }

    private record Run(int start, int length) {}
}
