package sol023.cmf.ca;

import java.util.Optional;
import java.util.regex.Pattern;

/** The syntax of DNS names in certificates (RFC 5280 §4.2.1.6, RFC 9525 §6.3 for the wildcard). */
final class DnsName {

    private static final int MAX_LENGTH = 253;
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private DnsName() {}

    /** What is wrong with the name, in words for the one who gave it; empty if nothing is. */
    static Optional<String> problemWith(String name) {
        if (name.length() > MAX_LENGTH) {
            return Optional.of("A DNS name has at most 253 characters.");
        }
        var labels = name.split("\\.", -1);
        var first = labels.length > 2 && labels[0].equals("*") ? 1 : 0;
        for (var index = first; index < labels.length; index++) {
            if (!LABEL.matcher(labels[index]).matches()) {
                return Optional.of(
                        "Not a DNS name: its labels have 1 to 63 letters, digits and hyphens (not at an end), and only a name of three"
                                + " or more labels may start with the label *.");
            }
        }
        if (DIGITS.matcher(labels[labels.length - 1]).matches()) {
            return Optional.of("Neither an IP address nor a DNS name: the last label of a DNS name is not a number.");
        }
        return Optional.empty();
    }
}
