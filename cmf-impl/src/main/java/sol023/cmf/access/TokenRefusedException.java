package sol023.cmf.access;

import java.io.Serial;

/** A bearer token is not to be trusted. The message completes "The token", for the caller and the log; it has nothing of the token in it. */
public final class TokenRefusedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** @param why for example {@code has expired.} */
    public TokenRefusedException(String why) {
        super(why, null, false, false);
    }

    /** What is wrong with the token, as a sentence. */
    public String detail() {
        return "The token " + getMessage();
    }
}
