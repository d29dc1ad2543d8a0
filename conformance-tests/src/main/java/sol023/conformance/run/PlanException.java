package sol023.conformance.run;

/** The feature files cannot be used as they stand; the message names file and line. An error of the suite. */
public final class PlanException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PlanException(String message) {
        super(message);
    }
}
