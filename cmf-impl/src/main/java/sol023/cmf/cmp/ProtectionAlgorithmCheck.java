package sol023.cmf.cmp;

/** protectionAlg is known and allowed, its parameters within bounds (RFC 9481). */
final class ProtectionAlgorithmCheck implements UnverifiedMessageCheck {

    private final MacBounds bounds;

    ProtectionAlgorithmCheck(MacBounds bounds) {
        this.bounds = bounds;
    }

    @Override
    public void check(UnverifiedMessage message) {
        ProtectionAlgorithm.of(message.protectionAlg().orElseThrow(), bounds);
    }
}
