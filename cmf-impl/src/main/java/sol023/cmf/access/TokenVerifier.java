package sol023.cmf.access;

/** Decides whether a bearer token is one to trust. Safe for use by many threads. */
@FunctionalInterface
public interface TokenVerifier {

    /**
     * What the token says.
     *
     * @throws TokenRefusedException if it is not to be trusted
     * @throws TokenUncheckedException if that cannot be found out now
     */
    VerifiedToken verify(String token);
}
