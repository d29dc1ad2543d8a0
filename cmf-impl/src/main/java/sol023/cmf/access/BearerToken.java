package sol023.cmf.access;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the bearer token in the header Authorization (RFC 6750 section 2.1). */
final class BearerToken {

    private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9._~+/-]+=*");
    private static final String SCHEME = "Bearer";

    private BearerToken() {}

    /**
     * The token; empty if there is none, and if the header is of another scheme.
     *
     * @throws IllegalArgumentException if the header is there twice or malformed; the message is for the caller
     */
    static Optional<String> find(List<String> headers) {
        if (headers.size() > 1) {
            throw new IllegalArgumentException("The header Authorization is given more than once.");
        }
        return headers.stream()
                .map(String::strip)
                .filter(BearerToken::isBearer)
                .findFirst()
                .map(header -> {
                    var token = header.substring(SCHEME.length()).stripLeading();
                    if (!SYNTAX.matcher(token).matches()) {
                        throw new IllegalArgumentException(
                                "The bearer token in the header Authorization is malformed.");
                    }
                    return token;
                });
    }

    private static boolean isBearer(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && (header.length() == SCHEME.length() || header.charAt(SCHEME.length()) == ' ');
    }
}
