package sol023.cmf.sol013;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, as the caller is told (ProblemDetails, SOL013 clause 6.3, RFC 9457).
 *
 * @param title the reason phrase of the status
 * @param status the HTTP status code
 * @param detail tells the caller what to mend
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(@Nullable String title, int status, String detail) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(int status, String detail) {
        return new Problem(reasonPhrase(status), status, detail);
    }

    /** Jakarta REST 3.1 does not know 422 (RFC 9110 section 15.5.21). */
    private static @Nullable String reasonPhrase(int status) {
        if (status == 422) {
            return "Unprocessable Content";
        }
        var known = Response.Status.fromStatusCode(status);
        return known == null ? null : known.getReasonPhrase();
    }

    /** The problem as UTF-8 JSON, for answers that do not come from a resource. */
    public byte[] toJson() {
        try {
            return Json.mapper().writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
