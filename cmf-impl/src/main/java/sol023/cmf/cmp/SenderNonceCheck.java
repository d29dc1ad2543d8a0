package sol023.cmf.cmp;

/** senderNonce is present and has at least 128 bits (RFC 9483 section 3.5). */
final class SenderNonceCheck implements UnverifiedMessageCheck {

    private static final int MIN_OCTETS = 16;

    @Override
    public void check(UnverifiedMessage message) {
        if (message.senderNonce().filter(nonce -> nonce.length() >= MIN_OCTETS).isEmpty()) {
            throw new CmpProblemException(
                    FailInfo.BAD_SENDER_NONCE, "The senderNonce has to be present and to have at least 16 octets.");
        }
    }
}
