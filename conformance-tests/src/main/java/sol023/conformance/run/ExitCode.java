package sol023.conformance.run;

/** The exit codes of the command line, a closed list. */
public enum ExitCode {
    CONFORMING(0, "conforming"),
    NOT_CONFORMING(1, "not conforming"),
    /** Usage, configuration, nothing selected, target not reachable. */
    UNUSABLE(2, "nothing was judged"),
    INCOMPLETE(3, "incomplete"),
    REGRESSION(4, "regression"),
    /** No failure is left uncovered, but a waiver names what does not fail, or matches no check of its scenario. */
    STALE_WAIVER(5, "stale waiver"),
    WITH_WAIVERS(6, "conforming only with waivers"),
    SUITE_ERROR(70, "error of the suite");

    private final int code;
    private final String words;

    ExitCode(int code, String words) {
        this.code = code;
        this.words = words;
    }

    public int code() {
        return code;
    }

    /** The verdict over a run, in words. */
    public String words() {
        return words;
    }
}
