package sol023.cmf.cmp;

/** Serves one type of message that has passed every check of its header and protection. */
@FunctionalInterface
interface MessageHandler {

    /** The answer; refuses with an {@code error} message by {@link CmpProblemException}. */
    Reply handle(VerifiedMessage message);
}
