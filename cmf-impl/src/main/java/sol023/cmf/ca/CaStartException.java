package sol023.cmf.ca;

import java.io.Serial;

/** The CA cannot start; the message tells the operator what to mend. */
public final class CaStartException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    CaStartException(String message) {
        super(message);
    }

    CaStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
