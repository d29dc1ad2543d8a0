package sol023.cmf.cmp;

import java.math.BigInteger;
import sol023.cmf.cmp.CmpSettings.DialectChoice;

/** Chooses the dialect of a transaction by its first message, and keeps to it (interpretation I-02). */
final class Dialects {

    private final DialectChoice choice;
    private final NfvInfoTypes infoTypes;
    private final Sol023Dialect sol023;
    private final Rfc9483Dialect rfc9483;

    Dialects(CmpSettings settings) {
        this.choice = settings.dialect();
        this.infoTypes = NfvInfoTypes.of(settings);
        var certReqId = settings.certReqId().map(id -> BigInteger.valueOf(id));
        this.sol023 = new Sol023Dialect(certReqId.orElse(Sol023Dialect.USUAL_CERT_REQ_ID));
        this.rfc9483 = new Rfc9483Dialect(
                certReqId.orElse(Rfc9483Dialect.USUAL_CERT_REQ_ID),
                settings.alwaysCaPubs(),
                settings.confirmWaitTime());
    }

    NfvInfo infoOf(VerifiedMessage message) {
        return NfvInfo.of(message.generalInfo(), infoTypes);
    }

    /** That of the transaction if there is one, else what this first message speaks. */
    Dialect of(VerifiedMessage message) {
        return message.transaction().map(known -> named(known.dialect())).orElseGet(() -> spokenBy(message));
    }

    private Dialect spokenBy(VerifiedMessage message) {
        return switch (choice) {
            case SOL023 -> sol023;
            case RFC9483 -> rfc9483;
            case AUTO -> infoOf(message).isEmpty() ? rfc9483 : sol023;
        };
    }

    private Dialect named(String name) {
        return name.equals(Sol023Dialect.NAME) ? sol023 : rfc9483;
    }
}
