package sol023.cmf.ca;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import sol023.cmf.ca.AlternativeName.Kind;

/** Tells the kinds of alternative name apart (interpretation I-24) and brings each to its canonical form. */
final class AlternativeNameParser {

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.+)");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}(/.*)?");
    private static final int MAX_URI = 2048;

    private AlternativeNameParser() {}

    /** @param pointer where the name stands, for the exception */
    static AlternativeName parse(String text, String pointer) {
        if (!isVisible(text)) {
            throw new InvalidNameException(
                    pointer,
                    "An alternative name is not empty and has visible ASCII characters only;"
                            + " international DNS names are given as A-labels (xn--).");
        }
        return address(text)
                .or(() -> uri(text, pointer))
                .orElseGet(() -> text.indexOf('@') >= 0 ? mail(text, pointer) : dns(text, pointer));
    }

    static boolean isVisible(String text) {
        return !text.isEmpty() && text.chars().allMatch(character -> character > ' ' && character < 0x7f);
    }

    static AlternativeName dns(String text, String pointer) {
        return DnsName.problemWith(text)
                .<AlternativeName>map(problem -> {
                    throw new InvalidNameException(pointer, problem);
                })
                .orElseGet(() -> new AlternativeName(Kind.DNS, text.toLowerCase(Locale.ROOT)));
    }

    static AlternativeName mail(String text, String pointer) {
        var at = text.lastIndexOf('@');
        var local = text.substring(0, at);
        var domain = text.substring(at + 1);
        if (local.isEmpty()
                || local.indexOf('@') >= 0
                || domain.startsWith("*")
                || DnsName.problemWith(domain).isPresent()) {
            throw new InvalidNameException(pointer, "A mail address is a local part, an at sign and a DNS name.");
        }
        return new AlternativeName(Kind.MAIL, local + "@" + domain.toLowerCase(Locale.ROOT));
    }

    /** A text that starts with a scheme; empty if this one does not. */
    static Optional<AlternativeName> uri(String text, String pointer) {
        var matcher = SCHEME.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        if (PORT.matcher(matcher.group(2)).matches()) {
            throw new InvalidNameException(pointer, "An alternative name has no port number.");
        }
        if (text.length() > MAX_URI) {
            throw new InvalidNameException(pointer, "The URI has more than " + MAX_URI + " characters.");
        }
        try {
            return Optional.of(new AlternativeName(Kind.URI, canonical(new URI(text))));
        } catch (URISyntaxException wrong) {
            throw new InvalidNameException(pointer, "The URI is malformed: " + wrong.getReason() + ".");
        }
    }

    private static Optional<AlternativeName> address(String text) {
        return IpAddress.parse(text).map(octets -> new AlternativeName(Kind.IP, IpAddress.canonical(octets)));
    }

    /** Scheme and host without regard to case (RFC 3986 §6.2.2.1), the rest as it is. */
    private static String canonical(URI uri) {
        var text = uri.toString();
        var scheme = uri.getScheme();
        var rest = text.substring(scheme.length());
        var host = uri.getHost();
        if (host != null) {
            var start = rest.indexOf(host);
            rest = rest.substring(0, start) + host.toLowerCase(Locale.ROOT) + rest.substring(start + host.length());
        }
        return scheme.toLowerCase(Locale.ROOT) + rest;
    }
}
