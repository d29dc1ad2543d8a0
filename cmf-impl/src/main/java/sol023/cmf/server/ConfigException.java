package sol023.cmf.server;

/** The configuration cannot be used. The message is for the operator: file, line, key and what to do. */
public final class ConfigException extends RuntimeException {

    public ConfigException(String message) {
        super(message);
    }

    ConfigException(String message, Throwable cause) {
        super(message, cause);
    }
}
