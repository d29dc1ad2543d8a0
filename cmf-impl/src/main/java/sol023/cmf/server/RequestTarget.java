package sol023.cmf.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sol023.cmf.sol013.Problem;

/** The rules for the target of a request, before anything decodes it (RFC 3986 sections 2 and 3). */
final class RequestTarget {

    private static final int MAX_LENGTH = 4096;

    /** Visible characters that no URI has (RFC 3986 appendix A); the HTTP server fails on them. */
    private static final String NEVER_BARE = "\"<>^`{|}";

    private RequestTarget() {}

    /** What is wrong with the path and the query as they came over the wire. */
    static Optional<Problem> check(String path, @Nullable String query) {
        if (path.length() + (query == null ? 0 : query.length()) > MAX_LENGTH) {
            return Optional.of(Problem.of(414, "The target of a request has at most " + MAX_LENGTH + " characters."));
        }
        if (!path.startsWith("/")) {
            return malformed("The target of the request has to start with a slash.");
        }
        var decoded = decode(path);
        if (decoded == null || hasControls(decoded) || hasAny(path, NEVER_BARE)) {
            return malformed("The path of the request has octets that are not allowed, or not escaped correctly.");
        }
        if (slashes(decoded) != slashes(path) || decoded.indexOf('\\') >= 0) {
            return malformed("The path of the request has an escaped slash or a backslash.");
        }
        if (decoded.indexOf(';') >= 0) {
            return malformed("The path of the request has parameters after a semicolon, which are not served.");
        }
        if (hasDotSegment(decoded)) {
            return malformed("The path of the request has dot segments.");
        }
        if (query != null) {
            var value = decode(query);
            if (value == null || hasControls(value) || hasAny(query, NEVER_BARE + "\\")) {
                return malformed("The query of the request has octets that are not allowed, or not escaped correctly.");
            }
            if (query.startsWith("=") || query.contains("&=")) {
                return malformed("The query of the request has a parameter without a name.");
            }
        }
        return Optional.empty();
    }

    private static Optional<Problem> malformed(String detail) {
        return Optional.of(Problem.of(400, detail));
    }

    /** The text with its escapes resolved; null if an escape is broken or the octets are not UTF-8. */
    private static @Nullable String decode(String raw) {
        var octets = new ByteArrayOutputStream(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c <= 0x20 || c >= 0x7f) {
                return null;
            }
            if (c != '%') {
                octets.write(c);
                continue;
            }
            if (i + 2 >= raw.length()) {
                return null;
            }
            int high = Character.digit(raw.charAt(i + 1), 16);
            int low = Character.digit(raw.charAt(i + 2), 16);
            if (high < 0 || low < 0) {
                return null;
            }
            octets.write(high << 4 | low);
            i += 2;
        }
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(octets.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    private static boolean hasAny(String text, String characters) {
        return text.chars().anyMatch(c -> characters.indexOf(c) >= 0);
    }

    private static long slashes(String text) {
        return text.chars().filter(c -> c == '/').count();
    }

    private static boolean hasDotSegment(String path) {
        for (var segment : path.split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                return true;
            }
        }
        return false;
    }
}
