package sol023.conformance.fault;

import static sol023.conformance.fault.CmpDefects.changing;
import static sol023.conformance.fault.CmpDefects.confirming;
import static sol023.conformance.fault.Fault.fault;
import static sol023.conformance.requirement.Requirement.*;

import java.util.List;
import org.bouncycastle.asn1.DERSequence;
import sol023.conformance.fault.cmp.Body;

/** RFC 9483 §4.1.1: what can go wrong when certificates are confirmed. */
final class ConfirmationFaults {

    private ConfirmationFaults() {}

    static List<Fault> all() {
        return List.of(
                fault("confirmation-refused", "Every confirmation is answered with an error message.")
                        .kills(CONFIRM_ANSWERED, "the certificate is confirmed")
                        .advises(CONFIRM_ANSWERED, "the confirmation is answered with pkiconf")
                        .advises(CMP_CONNECTION_INDEPENDENT)
                        .by(changing(
                                (request, answer) -> answer.is(Body.PKICONF),
                                (answer, request, bench) -> answer.withBody(
                                        Body.ERROR,
                                        new DERSequence(FailInfos.rejection(FailInfos.BAD_REQUEST)
                                                .encode())))),
                fault("nothing-to-confirm", "A certificate that is not confirmed implicitly is not issued.")
                        .kills(CONFIRM_ANSWERED, "there is a certificate to confirm")
                        .by(EnrolmentFaults.refusing((request, answer) -> true)),
                fault("confirms-anything", "Whatever is wrong with a confirmation, it is taken.")
                        .advises(
                                CONFIRM_HASH,
                                CONFIRM_ONE_STATUS,
                                CONFIRM_TRANSACTION,
                                CONFIRM_RECIP_NONCE,
                                CONFIRM_SENDER_NONCE,
                                CONFIRM_SAME_PROTECTION,
                                CONFIRM_ONCE)
                        .advises(CMP_PROTECTED, "the CMF refuses the confirmation")
                        .by(confirming(asked -> true)));
    }
}
