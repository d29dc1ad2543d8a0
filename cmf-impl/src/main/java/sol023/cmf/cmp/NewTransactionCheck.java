package sol023.cmf.cmp;

/** The first message of a transaction names one that is new (RFC 9483 section 5.1). The store decides between two that come at once. */
final class NewTransactionCheck implements VerifiedMessageCheck {

    @Override
    public void check(VerifiedMessage message) {
        if (message.type().opensTransaction() && message.transaction().isPresent()) {
            throw TransactionStore.inUse();
        }
    }
}
