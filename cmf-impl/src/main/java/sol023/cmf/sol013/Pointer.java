package sol023.cmf.sol013;

/** A place in a JSON text (RFC 6901), for example {@code /subjectId/0/certificateData}. The whole text is the empty string. */
public record Pointer(String text) {

    public static final Pointer ROOT = new Pointer("");

    public Pointer at(String attribute) {
        return new Pointer(text + '/' + attribute.replace("~", "~0").replace("/", "~1"));
    }

    public Pointer at(int index) {
        return new Pointer(text + '/' + index);
    }

    /** How a sentence names the place. */
    @Override
    public String toString() {
        return text.isEmpty() ? "the body" : text;
    }
}
