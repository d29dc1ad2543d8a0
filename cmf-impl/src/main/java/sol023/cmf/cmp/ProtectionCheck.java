package sol023.cmf.cmp;

import java.util.Optional;

/** The protection of a message holds, and whose it is (RFC 9483 section 3.5). From here on the message is believed. */
final class ProtectionCheck {

    private final MacBounds bounds;
    private final UnverifiedSignature signatures;
    private final UnverifiedMac macs;

    ProtectionCheck(MacBounds bounds, UnverifiedSignature signatures, UnverifiedMac macs) {
        this.bounds = bounds;
        this.signatures = signatures;
        this.macs = macs;
    }

    /**
     * What a good protection proves.
     *
     * @param reply how the answer is protected
     */
    record Proof(Sender sender, ReplyProtection reply) {}

    Proof verify(UnverifiedMessage message, Optional<Transaction> transaction) {
        var algorithm = ProtectionAlgorithm.of(message.protectionAlg().orElseThrow(), bounds);
        if (algorithm instanceof MacAlgorithm mac) {
            return macs.verify(message, mac);
        }
        return signatures.verify(message, (SignatureAlgorithm) algorithm, transaction);
    }
}
