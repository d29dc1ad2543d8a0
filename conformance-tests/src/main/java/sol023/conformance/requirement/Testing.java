package sol023.conformance.requirement;

/** How a requirement is tested. */
public enum Testing {
    /** A scenario checks it. */
    CHECK,
    /** A scenario will check it; it awaits an interface that is not served yet ({@link Awaited}). */
    PLANNED,
    /** Says what other rows say, which are judged for it ({@link Row#same}). */
    SAME,
    /** Nothing on the wire shows it; the reason says why. */
    NOT_TESTABLE
}
