package sol023.cmf.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads the form of a token request. */
final class LabForm {

    private LabForm() {}

    /** The parameters; one that is there twice is refused (RFC 6749 section 3.2). */
    static Map<String, String> read(HttpServletRequest request, String mediaType, int most) throws IOException {
        var type = request.getContentType() == null ? "" : request.getContentType();
        if (!type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(mediaType)) {
            throw new LabTokenException(400, "invalid_request", "The request is a form: " + mediaType + ".");
        }
        var body = request.getInputStream().readNBytes(most + 1);
        if (body.length > most) {
            throw new LabTokenException(400, "invalid_request", "The form is too long.");
        }
        var form = new HashMap<String, String>();
        try {
            for (var pair : new String(body, UTF_8).split("&", -1)) {
                var parts = pair.split("=", 2);
                var value = parts.length == 2 ? URLDecoder.decode(parts[1], UTF_8) : "";
                if (form.put(URLDecoder.decode(parts[0], UTF_8), value) != null) {
                    throw new LabTokenException(400, "invalid_request", "A parameter is there twice.");
                }
            }
        } catch (IllegalArgumentException e) {
            throw new LabTokenException(400, "invalid_request", "The form is malformed.");
        }
        return form;
    }
}
