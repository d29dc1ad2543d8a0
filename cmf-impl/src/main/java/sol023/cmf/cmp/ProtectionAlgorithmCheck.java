package sol023.cmf.cmp;

import java.util.Optional;

/** protectionAlg is known and allowed, its parameters within bounds (RFC 9481). */
final class ProtectionAlgorithmCheck implements UnverifiedMessageCheck {

    private final MacBounds bounds;

    ProtectionAlgorithmCheck(MacBounds bounds) {
        this.bounds = bounds;
    }

    @Override
    public void check(UnverifiedMessage message, Optional<Transaction> transaction) {
        ProtectionAlgorithm.of(message.protectionAlg().orElseThrow(), bounds);
    }
}
