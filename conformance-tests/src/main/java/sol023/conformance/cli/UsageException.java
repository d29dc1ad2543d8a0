package sol023.conformance.cli;

/** The command cannot do what it was asked; the message says what to change. Exit code 2. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
