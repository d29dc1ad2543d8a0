package sol023.conformance.target;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the product is made to do something on purpose.
 *
 * @param name a pattern of names that trigger the behaviour: {@code *.DOMAIN}, or empty when any name will do
 * @param action what is to be done when it is due; empty when the name alone triggers it
 * @param within how long the action and its effect may take
 */
public record HookSettings(Optional<String> name, Optional<Action> action, Duration within) {

    /** One way to make the product do it. Texts may hold placeholders such as {@code {name}} and {@code {serial}}. */
    public sealed interface Action {}

    /**
     * An HTTP request, to which any answer of 2xx means done.
     *
     * @param url a template
     * @param trust PEM file with the anchors of the server's certificate; empty: those of Java
     */
    public record Http(String method, String url, Map<String, HeaderValue> headers, String body, Optional<Path> trust)
            implements Action {
        public Http {
            headers = Map.copyOf(headers);
        }
    }

    /** The value of a header, which stands in the file, or is a secret and does not. */
    public record HeaderValue(Secret value, boolean isSecret) {}

    /** A program with its arguments, run without a shell; exit code 0 means done. */
    public record Command(List<String> words) implements Action {
        public Command {
            words = List.copyOf(words);
        }
    }

    /** A person is asked to do it. */
    public record Prompt(String text) implements Action {}

    /** What it holds that no output may show. */
    List<Secret> secrets() {
        return action.filter(Http.class::isInstance).map(Http.class::cast).stream()
                .flatMap(http -> http.headers().values().stream())
                .filter(HeaderValue::isSecret)
                .flatMap(header -> header.value().withParts().stream())
                .toList();
    }

    /** The address as far as it is known before placeholders are filled in. */
    static boolean isHttp(String template) {
        try {
            URI uri = URI.create(template.replaceAll("\\{[a-z]+}", "x"));
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
