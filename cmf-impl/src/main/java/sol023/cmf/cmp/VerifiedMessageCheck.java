package sol023.cmf.cmp;

/** One rule about a message whose sender is known. */
@FunctionalInterface
interface VerifiedMessageCheck {

    /** Refuses by {@link CmpProblemException}. */
    void check(VerifiedMessage message);
}
