package sol023.conformance.requirement;

/** A file of the register breaks the format; the message names the file and, where known, the line. */
public final class RegisterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RegisterException(String message) {
        super(message);
    }
}
