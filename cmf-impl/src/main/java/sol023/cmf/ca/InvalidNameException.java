package sol023.cmf.ca;

import java.io.Serial;

/** A name that cannot stand in a certificate. */
public final class InvalidNameException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String pointer;
    private final String detail;

    InvalidNameException(String pointer, String detail) {
        super(pointer + ": " + detail);
        this.pointer = pointer;
        this.detail = detail;
    }

    /** Where in certificateData the name stands, as a JSON pointer such as {@code /subjectAlternateName/1} or {@code /subjectName/country}. */
    public String pointer() {
        return pointer;
    }

    /** What is wrong, in words for the one who registers. */
    public String detail() {
        return detail;
    }
}
