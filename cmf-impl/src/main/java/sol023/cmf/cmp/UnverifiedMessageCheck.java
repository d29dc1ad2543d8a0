package sol023.cmf.cmp;

/** One check of a message before its protection is verified, by the message alone. */
@FunctionalInterface
interface UnverifiedMessageCheck {

    /** Refuses by {@link CmpProblemException}. */
    void check(UnverifiedMessage message);
}
