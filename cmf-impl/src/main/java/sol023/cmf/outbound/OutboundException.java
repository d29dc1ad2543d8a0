package sol023.cmf.outbound;

import java.io.IOException;
import java.io.Serial;

/** There is no answer. The message may be shown to whoever has named the server. */
public final class OutboundException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    OutboundException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    OutboundException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Why there is none. */
    public enum Reason {
        /** The CMF sends nothing to such a URI or address. */
        NOT_ALLOWED,
        /** The name has no address, or nobody takes the connection. */
        UNREACHABLE,
        /** The server's certificate is not trusted, or it does not take the client's. */
        TLS,
        /** Nothing, or not everything, came in time. */
        TIMEOUT,
        /** The answer is longer than what is read. */
        ANSWER_TOO_LONG,
        /** The connection broke, or what came is not HTTP. */
        BROKEN,
        /** The token endpoint gives no token. */
        NO_TOKEN
    }

    public Reason reason() {
        return reason;
    }
}
