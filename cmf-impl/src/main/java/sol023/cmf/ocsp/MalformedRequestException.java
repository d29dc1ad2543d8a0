package sol023.cmf.ocsp;

/** What came is no OCSP request that can be answered. */
final class MalformedRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param what is wrong */
    MalformedRequestException(String what) {
        super("not usable: " + what);
    }

    MalformedRequestException(String what, Throwable cause) {
        super("not usable: " + what, cause);
    }
}
