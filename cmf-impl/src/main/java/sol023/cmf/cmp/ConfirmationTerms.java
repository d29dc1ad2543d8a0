package sol023.cmf.cmp;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Null;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cmp.CMPObjectIdentifiers;
import org.bouncycastle.asn1.cmp.InfoTypeAndValue;

/**
 * How a certificate is to be confirmed: implicitly if the requester asks for that, else explicitly, and until when if the dialect waits
 * for it (RFC 9483 section 4.1.1, interpretation I-07).
 */
record ConfirmationTerms(boolean implicit, Instant now, Optional<Instant> until) {

    static ConfirmationTerms of(VerifiedMessage message, Dialect dialect, Instant now) {
        var asked = message.generalInfo().stream()
                .filter(entry -> CMPObjectIdentifiers.it_implicitConfirm.equals(entry.getInfoType()))
                .toList();
        asked.forEach(ConfirmationTerms::requireNull);
        return of(!asked.isEmpty(), dialect, now);
    }

    /** @param implicit whether the requester has asked for implicit confirmation */
    static ConfirmationTerms of(boolean implicit, Dialect dialect, Instant now) {
        return new ConfirmationTerms(
                implicit,
                now,
                implicit
                        ? Optional.empty()
                        : dialect.confirmWaitTime().map(wait -> now.plus(wait).truncatedTo(ChronoUnit.SECONDS)));
    }

    /** For the answer: implicitConfirm is only ever granted when asked for, and never goes with confirmWaitTime. */
    Optional<InfoTypeAndValue> generalInfo() {
        if (implicit) {
            return Optional.of(new InfoTypeAndValue(CMPObjectIdentifiers.it_implicitConfirm, DERNull.INSTANCE));
        }
        return until.map(time ->
                new InfoTypeAndValue(CMPObjectIdentifiers.it_confirmWaitTime, new DERGeneralizedTime(Date.from(time))));
    }

    private static void requireNull(InfoTypeAndValue entry) {
        if (entry.getInfoValue() != null && !(entry.getInfoValue() instanceof ASN1Null)) {
            throw new CmpProblemException(FailInfo.BAD_REQUEST, "The value of implicitConfirm has to be NULL.");
        }
    }
}
