package sol023.conformance.check;

/** Whether a deviation from our reading of an unclear passage is an advisory or a failure. */
public enum Strictness {
    STANDARD,
    STRICT
}
