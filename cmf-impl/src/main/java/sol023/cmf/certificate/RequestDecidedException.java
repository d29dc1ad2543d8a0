package sol023.cmf.certificate;

import java.io.Serial;

/** A decision comes too late: the request has been granted or refused already. */
public final class RequestDecidedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    RequestDecidedException() {
        super("The request has been decided already.");
    }
}
