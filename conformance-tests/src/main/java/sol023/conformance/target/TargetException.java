package sol023.conformance.target;

/** The target file cannot be used; the message names file, line and what to change, and never a secret. */
public final class TargetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TargetException(String message) {
        super(message);
    }

    TargetException(String message, Throwable cause) {
        super(message, cause);
    }
}
