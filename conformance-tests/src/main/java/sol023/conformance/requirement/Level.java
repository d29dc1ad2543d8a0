package sol023.conformance.requirement;

/** How a statement binds, after its modal verb. */
public enum Level {
    /** Binding: a deviation is a failure. */
    SHALL,
    /** Recommended: a deviation is reported and never fails. */
    SHOULD,
    /** Permitted: never fails. */
    MAY,
    /** A step of a sequence diagram that no table or RFC repeats: a deviation fails by strict reading only. */
    STEP
}
