package sol023.cmf.cmp;

import java.security.SecureRandom;
import sol023.cmf.access.Consumer;
import sol023.cmf.access.Consumers;
import sol023.cmf.access.MacSecret;

/** Verifies MACs. An unknown reference costs the same work as a wrong secret, so that time does not tell which references exist. */
final class UnverifiedMac {

    private static final int STAND_IN_OCTETS = 16;

    private final Consumers consumers;
    private final MacSecret standIn;

    UnverifiedMac(Consumers consumers, SecureRandom random) {
        this.consumers = consumers;
        var secret = new byte[STAND_IN_OCTETS];
        random.nextBytes(secret);
        this.standIn = new MacSecret(new Consumer("nobody"), secret, secret);
    }

    ProtectionCheck.Proof verify(UnverifiedMessage message, MacAlgorithm algorithm) {
        var reference = message.senderKid()
                .orElseThrow(() -> new CmpProblemException(
                        FailInfo.BAD_MESSAGE_CHECK, "The senderKID is missing; it names the shared secret."));
        var known = consumers.findByMacReference(reference.toArray());
        var key = algorithm.derive(known.orElse(standIn).secret());
        boolean good =
                key.verifies(message.protectedPart(), message.protection().orElseThrow());
        if (!good || known.isEmpty()) {
            throw new CmpProblemException(
                    FailInfo.BAD_MESSAGE_CHECK,
                    "The MAC does not verify; check the reference in senderKID and the shared secret.");
        }
        var sender = new Sender.KnowsSecret(
                Credential.ofMacReference(reference), known.get().consumer());
        return new ProtectionCheck.Proof(sender, new MacReply(algorithm.identifier(), reference, key));
    }
}
