package sol023.cmf.cmp;

/** An answer as HTTP carries it: a status and one DER-encoded PKIMessage. */
public final class CmpAnswer {

    private final int status;
    private final byte[] content;

    CmpAnswer(int status, byte[] content) {
        this.status = status;
        this.content = content.clone();
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The PKIMessage, never empty. */
    public byte[] content() {
        return content.clone();
    }
}
