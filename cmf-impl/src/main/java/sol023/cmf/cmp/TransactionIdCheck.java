package sol023.cmf.cmp;

/** transactionID is present (RFC 9483 section 3.5). */
final class TransactionIdCheck implements UnverifiedMessageCheck {

    @Override
    public void check(UnverifiedMessage message) {
        if (message.transactionId().filter(id -> id.length() > 0).isEmpty()) {
            throw new CmpProblemException(
                    FailInfo.BAD_DATA_FORMAT, "The header has no transactionID; 128 random bits are expected.");
        }
    }
}
