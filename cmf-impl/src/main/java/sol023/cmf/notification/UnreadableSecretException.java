package sol023.cmf.notification;

/** A secret in the database was sealed with another key than the one that there is, or for another row. */
final class UnreadableSecretException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableSecretException(Throwable cause) {
        super("A secret of a subscription cannot be read with the key that there is", cause);
    }
}
