package sol023.conformance.target;

import java.util.Locale;

/** Which side of the reference point a run tests; the suite plays the other one. */
public enum Role {
    CMF("a Certificate Management Function"),
    VNFM("a VNF manager that uses a CMF");

    private final String meaning;

    Role(String meaning) {
        this.meaning = meaning;
    }

    /** As the command line and tags spell it, for example {@code vnfm}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is, in the middle of a sentence. */
    public String meaning() {
        return meaning;
    }
}
