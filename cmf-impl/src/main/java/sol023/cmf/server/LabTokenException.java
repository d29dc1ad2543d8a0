package sol023.cmf.server;

import java.io.Serial;
import java.util.Map;

/** The lab's token endpoint refuses (RFC 6749 section 5.2). */
final class LabTokenException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;
    private final String description;

    LabTokenException(int status, String error, String description) {
        super(error + ": " + description);
        this.status = status;
        this.error = error;
        this.description = description;
    }

    int status() {
        return status;
    }

    /** The members of the answer. */
    Map<String, String> members() {
        return Map.of("error", error, "error_description", description);
    }
}
