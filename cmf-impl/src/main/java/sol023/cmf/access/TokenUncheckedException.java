package sol023.cmf.access;

import java.io.Serial;

/** A bearer token cannot be checked now, as the authorization server does not answer. */
public final class TokenUncheckedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** @param why for the log */
    public TokenUncheckedException(String why) {
        super(why);
    }
}
