package sol023.cmf.cmp;

/** The message is protected: protection and protectionAlg are both there (RFC 9483 section 3.5, RFC 9810 section 5.1.1). */
final class ProtectionPresentCheck implements UnverifiedMessageCheck {

    @Override
    public void check(UnverifiedMessage message) {
        if (message.protection().isEmpty() && message.protectionAlg().isEmpty()) {
            throw new CmpProblemException(
                    FailInfo.BAD_MESSAGE_CHECK, "The message is not protected; a signature or a MAC is required.");
        }
        if (message.protection().isEmpty() || message.protectionAlg().isEmpty()) {
            throw new CmpProblemException(
                    FailInfo.BAD_MESSAGE_CHECK,
                    "Of protection and protectionAlg one is there and the other is missing.");
        }
    }
}
