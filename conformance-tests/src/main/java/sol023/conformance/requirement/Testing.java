package sol023.conformance.requirement;

/** How a requirement is tested. */
public enum Testing {
    /** A scenario checks it. */
    CHECK,
    /** A scenario will check it; the reason says when. */
    PLANNED,
    /** Nothing on the wire shows it; the reason says why. */
    NOT_TESTABLE
}
