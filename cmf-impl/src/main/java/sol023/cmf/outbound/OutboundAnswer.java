package sol023.cmf.outbound;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a server has answered, whatever its status is. Redirections are answers like any other.
 *
 * @param headers by names in small letters
 * @param text the body as UTF-8
 */
public record OutboundAnswer(int status, Map<String, List<String>> headers, String text) {

    public OutboundAnswer {
        headers = Map.copyOf(headers);
    }

    /** The first header of that name. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** Without the body, which may be secret. */
    @Override
    public String toString() {
        return "OutboundAnswer[" + status + ", " + text.length() + " characters]";
    }
}
