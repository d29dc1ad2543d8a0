package sol023.cmf.access;

/** Decides whether a bearer token is one to trust. Safe for use by many threads. */
@FunctionalInterface
public interface TokenVerifier {

    /**
     * What the token says.
     *
     * @param from whose request it is in, as far as that is known without the token; nobody may take all that a check costs
     * @throws TokenRefusedException if it is not to be trusted
     * @throws TokenUncheckedException if that cannot be found out now
     */
    VerifiedToken verify(String token, String from);
}
