package sol023.cmf.cmp;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How the CMP interface behaves.
 *
 * @param dialect which dialect is spoken (interpretation I-02)
 * @param certReqId the certReqId in answers to p10cr; empty for what the dialect says (I-04)
 * @param lenientCertReqId whether a certConf may say 0 for -1 and the reverse
 * @param alwaysCaPubs whether the root is sent in caPubs in the rfc9483 dialect too (I-22)
 * @param allowMacRevocation whether a revocation request may be protected by a MAC
 * @param maxRevocations how many certificates one revocation request may name
 * @param messages what is served beyond SOL023 (I-26)
 * @param onMissingConfirmation what happens to a certificate that nobody confirmed in time
 * @param messageTimeWindow how far messageTime may be from now, either way
 * @param confirmWaitTime how long a confirmation may take
 * @param maxUnconfirmed how many certificates one credential may have waiting for their confirmation
 * @param transactionsKept how long transactions without a certificate are remembered; longer than the window of messageTime
 * @param maxBodyOctets the longest request taken
 * @param macBounds bounds of MAC parameters
 * @param certTypeOid the infoType of the certificate type, dotted (I-03)
 * @param handlingOid the infoType of the handling, dotted (I-03)
 */
public record CmpSettings(
        DialectChoice dialect,
        Optional<Integer> certReqId,
        boolean lenientCertReqId,
        boolean alwaysCaPubs,
        boolean allowMacRevocation,
        int maxRevocations,
        Set<OptionalMessage> messages,
        Unconfirmed onMissingConfirmation,
        Duration messageTimeWindow,
        Duration confirmWaitTime,
        int maxUnconfirmed,
        Duration transactionsKept,
        int maxBodyOctets,
        MacBounds macBounds,
        String certTypeOid,
        String handlingOid) {

    /** Automatic dialect, 300 s for messageTime, 10 min for the confirmation, 1000 of them waiting, 256 KiB, and all that is strict. */
    public static final CmpSettings DEFAULT = new CmpSettings(
            DialectChoice.AUTO,
            Optional.empty(),
            false,
            false,
            false,
            1,
            EnumSet.allOf(OptionalMessage.class),
            Unconfirmed.KEEP,
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            1_000,
            Duration.ofDays(7),
            256 * 1024,
            MacBounds.DEFAULT,
            "2.25.208896543332777917914555828409390080422",
            "2.25.169123436002420989929136188873172933503");

    /** The dialects to choose from. */
    public enum DialectChoice {
        /** Each transaction as its first message speaks. */
        AUTO,
        /** SOL023 as it is written. */
        SOL023,
        /** RFC 9483 and RFC 9811 as ordinary CMP clients speak. */
        RFC9483
    }

    /** What may happen to a certificate that is not confirmed. */
    public enum Unconfirmed {
        /** It stays valid; a line in the log. */
        KEEP,
        /** It is revoked. */
        REVOKE
    }

    public CmpSettings {
        messages = Set.copyOf(messages);
        if (certReqId.filter(id -> id != 0 && id != -1).isPresent()) {
            throw new IllegalArgumentException("certReqId is 0 or -1");
        }
        if (messageTimeWindow.isNegative() || !isPositive(confirmWaitTime)) {
            throw new IllegalArgumentException("messageTimeWindow and confirmWaitTime are positive");
        }
        if (transactionsKept.compareTo(messageTimeWindow.multipliedBy(2)) <= 0) {
            throw new IllegalArgumentException("transactions are kept for more than twice the messageTimeWindow");
        }
        if (maxRevocations < 1) {
            throw new IllegalArgumentException("maxRevocations is 1 or more");
        }
        if (maxUnconfirmed < 1) {
            throw new IllegalArgumentException("maxUnconfirmed is 1 or more");
        }
        if (maxBodyOctets < 1_024) {
            throw new IllegalArgumentException("maxBodyOctets is 1024 or more");
        }
    }

    boolean serves(OptionalMessage message) {
        return messages.contains(message);
    }

    /** The same with these messages served beyond SOL023. */
    public CmpSettings serving(Set<OptionalMessage> others) {
        return new CmpSettings(
                dialect,
                certReqId,
                lenientCertReqId,
                alwaysCaPubs,
                allowMacRevocation,
                maxRevocations,
                others,
                onMissingConfirmation,
                messageTimeWindow,
                confirmWaitTime,
                maxUnconfirmed,
                transactionsKept,
                maxBodyOctets,
                macBounds,
                certTypeOid,
                handlingOid);
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}
