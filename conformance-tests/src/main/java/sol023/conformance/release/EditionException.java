package sol023.conformance.release;

/** An edition cannot be read; the message names the file and what is wrong with it. */
public final class EditionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EditionException(String message) {
        super(message);
    }
}
