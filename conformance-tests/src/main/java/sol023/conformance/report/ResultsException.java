package sol023.conformance.report;

/** A file is no {@code results.json} that this suite can read; the message names file, member and what is wrong. Exit code 2. */
public final class ResultsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ResultsException(String message) {
        super(message);
    }
}
