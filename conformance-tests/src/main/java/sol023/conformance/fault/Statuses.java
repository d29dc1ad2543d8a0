package sol023.conformance.fault;

import java.util.Optional;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import sol023.conformance.fault.cmp.Body;
import sol023.conformance.fault.cmp.CertRep;
import sol023.conformance.fault.cmp.Message;
import sol023.conformance.fault.cmp.RevRep;
import sol023.conformance.fault.cmp.StatusInfo;

/** Reads and changes the status of an answer, wherever its body keeps it (RFC 9810 §5.2.3). */
final class Statuses {

    private Statuses() {}

    /** The status of a cp, rp or error; empty for other bodies. */
    static Optional<StatusInfo> of(Message answer) {
        if (answer.is(Body.CP)) {
            return Optional.of(CertRep.of(answer).response().status());
        }
        if (answer.is(Body.RP)) {
            return Optional.of(RevRep.of(answer).status());
        }
        return answer.is(Body.ERROR)
                ? Optional.of(
                        StatusInfo.of(ASN1Sequence.getInstance(answer.content()).getObjectAt(0)))
                : Optional.empty();
    }

    static boolean rejects(Message answer) {
        return of(answer).filter(StatusInfo::isRejection).isPresent();
    }

    /** Whether the message is a cp that grants a certificate. */
    static boolean grants(Message answer) {
        return answer.is(Body.CP) && of(answer).filter(StatusInfo::isGranted).isPresent();
    }

    /** Whether the message is an rp that accepts. */
    static boolean revokes(Message answer) {
        return answer.is(Body.RP) && of(answer).filter(StatusInfo::isGranted).isPresent();
    }

    /** The same answer with another status; a body without one stays as it is. */
    static Message with(Message answer, StatusInfo status) {
        if (answer.is(Body.CP)) {
            CertRep rep = CertRep.of(answer);
            return answer.withContent(
                    rep.withResponse(rep.response().withStatus(status)).encode());
        }
        if (answer.is(Body.RP)) {
            return answer.withContent(RevRep.of(answer).withStatus(status).encode());
        }
        return answer.is(Body.ERROR) ? answer.withContent(new DERSequence(status.encode())) : answer;
    }
}
