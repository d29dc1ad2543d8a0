package sol023.cmf.cmp;

import java.util.Optional;

/**
 * The kind of protection suits the message: a revocation is signed unless allowed otherwise (RFC 9483 section 4.2), a key update always (section 4.1.3), and a transaction keeps
 * to the kind it began with (section 3.2).
 */
final class ProtectionKindCheck {

    private final MacBounds bounds;
    private final boolean allowMacRevocation;

    ProtectionKindCheck(MacBounds bounds, boolean allowMacRevocation) {
        this.bounds = bounds;
        this.allowMacRevocation = allowMacRevocation;
    }

    /**
     * Refuses by {@link CmpProblemException}.
     *
     * @param transaction the transaction that the message continues, if it is known
     */
    void check(UnverifiedMessage message, Optional<Transaction> transaction) {
        var kind = ProtectionAlgorithm.of(message.protectionAlg().orElseThrow(), bounds)
                .kind();
        if (message.type() == MessageType.RR && kind == ProtectionKind.MAC && !allowMacRevocation) {
            throw new CmpProblemException(
                    FailInfo.WRONG_INTEGRITY, "A revocation request has to be signed; a MAC is not accepted for it.");
        }
        if (message.type() == MessageType.KUR && kind == ProtectionKind.MAC) {
            throw new CmpProblemException(
                    FailInfo.WRONG_INTEGRITY,
                    "A key update request has to be signed with the certificate to be updated; a MAC is not accepted for it.");
        }
        if (message.type().continuesTransaction()
                && transaction.isPresent()
                && transaction.get().credential().kind() != kind) {
            throw new CmpProblemException(
                    FailInfo.WRONG_INTEGRITY,
                    "This message has to be protected by the same kind of protection as the first of its transaction.");
        }
    }
}
