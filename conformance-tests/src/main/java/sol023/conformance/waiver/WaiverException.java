package sol023.conformance.waiver;

/** The waivers cannot be used as they stand; the message names file and line. */
public final class WaiverException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WaiverException(String message) {
        super(message);
    }
}
