package sol023.cmf.lcm;

/** Another node speaks with the VNFM now. */
final class LeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeaseLostException() {
        super("another node has taken over");
    }
}
