package sol023.conformance.fault;

import static sol023.conformance.fault.Fault.fault;
import static sol023.conformance.requirement.Requirement.*;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import sol023.conformance.fault.cmp.Body;
import sol023.conformance.fault.cmp.Message;
import sol023.conformance.fault.proxy.Answer;
import sol023.conformance.fault.proxy.Request;
import sol023.conformance.requirement.Requirement;

/** A CMF that says no and does it all the same, or says no in the wrong words. */
final class AfterRefusalFaults {

    private static final String NOTHING_ISSUED =
            "the refused request has left no certificate behind: the subject can be deregistered";
    private static final String NOTHING_REVOKED =
            "the refused request has revoked nothing: a well-formed one is accepted";
    private static final String FAIL_INFO = "failInfo names the mistake";
    private static final String NO_SERVER_FAILURE = "the refusal is not a failure of the server";
    private static final int FAILURE = 500;

    /** Requirements that make a certificate request be refused. */
    private static final List<Requirement> REQUESTS = List.of(
            CMP_PVNO,
            CMP_TRANSACTION_ID,
            CMP_SENDER_NONCE,
            CMP_PROTECTED,
            CMP_PROTECTION_VERIFIED,
            CMP_SIGNER_TRUSTED,
            CMP_SIGNER_EXPIRED,
            CMP_SENDER_KID,
            CMP_EXTRA_CERTS,
            CMP_MAC_ITERATIONS,
            CMP_SENDER_AUTHORIZED,
            CSR_PRECONDITION,
            CSR_POP,
            CSR_VERSION,
            CSR_NAMELESS,
            CMP_ONE_MESSAGE,
            CMP_DER_ONLY,
            CMP_MEDIA_TYPE_REFUSED,
            CMP_MESSAGE_TIME,
            CMP_SENDER_IS_SIGNER,
            CMP_SIGNATURE_ALGORITHM,
            CMP_SIZE_LIMIT,
            URI_CMP_NAMES,
            CMP_BODY_TYPE_FITS,
            CMP_BODY_TYPE_OF_SERVER);

    /** Requirements that make a revocation be refused. */
    private static final List<Requirement> REVOCATIONS = List.of(
            REVOKE_UNKNOWN,
            REVOKE_ISSUER_AND_SERIAL,
            REVOKE_DETAILS_MATCH,
            REVOKE_REASON,
            CMP_PROTECTED,
            CMP_PROTECTION_VERIFIED,
            REVOKE_SIGNED,
            CMP_SENDER_AUTHORIZED);

    /** Requirements whose refusal has a failInfo of its own. */
    private static final List<Requirement> WITH_FAIL_INFO = List.of(
            CMP_PVNO,
            CMP_TRANSACTION_ID,
            CMP_SENDER_NONCE,
            CMP_MESSAGE_TIME,
            CMP_PROTECTED,
            CMP_PROTECTION_VERIFIED,
            CMP_SIGNER_TRUSTED,
            CMP_SIGNER_EXPIRED,
            CMP_SENDER_IS_SIGNER,
            CMP_SENDER_KID,
            CMP_EXTRA_CERTS,
            CMP_SIGNATURE_ALGORITHM,
            CMP_MAC_ITERATIONS,
            CMP_SENDER_AUTHORIZED,
            CSR_POP,
            CSR_VERSION,
            CSR_NAMELESS,
            OID_DELEGATION,
            OID_VNFC,
            GENERAL_INFO_FITS_URI,
            GENERAL_INFO_BOTH,
            REVOKE_UNKNOWN,
            REVOKE_ISSUER_AND_SERIAL,
            REVOKE_DETAILS_MATCH,
            REVOKE_REASON,
            URI_CERTIFICATE_TYPE,
            REVOKE_SIGNED,
            REVOKE_ONCE,
            CONFIRM_HASH,
            CONFIRM_ONE_STATUS,
            CONFIRM_TRANSACTION,
            CONFIRM_RECIP_NONCE,
            CONFIRM_SENDER_NONCE,
            CONFIRM_SAME_PROTECTION,
            CONFIRM_ONCE);

    private AfterRefusalFaults() {}

    static List<Fault> all() {
        return List.of(
                fault("issues-in-secret", "A certificate request is refused, and the certificate is issued.")
                        .killsEach(REQUESTS, NOTHING_ISSUED)
                        .kills(
                                CMP_TRANSACTION_ID_IN_USE,
                                "when the one certificate is revoked, the subject can be deregistered")
                        .byNew(AfterRefusalFaults::issuing),
                fault("revokes-in-secret", "A revocation is refused, and the certificate is revoked.")
                        .killsEach(REVOCATIONS, NOTHING_REVOKED)
                        .advises(URI_CERTIFICATE_TYPE, NOTHING_REVOKED)
                        .byNew(AfterRefusalFaults::revoking),
                fault("foreign-fail-info", "The failInfo of a refusal names something that has not happened.")
                        .advisesEach(WITH_FAIL_INFO, FAIL_INFO)
                        .by(CmpDefects.changing(
                                (request, answer) -> Statuses.rejects(answer),
                                (answer, request, bench) -> Statuses.with(
                                        answer,
                                        Statuses.of(answer)
                                                .orElseThrow()
                                                .withFailInfo(Optional.of(FailInfos.FOREIGN))))),
                fault("silent-rejection", "A rejection does not say in words what is wrong.")
                        .advises(REJECTION_TEXT)
                        .by(CmpDefects.changing(
                                (request, answer) -> Statuses.rejects(answer),
                                (answer, request, bench) -> Statuses.with(
                                        answer,
                                        Statuses.of(answer).orElseThrow().withText(Optional.empty())))),
                fault("refusal-answered-500", "A request that HTTP alone refuses is answered with 500.")
                        .advisesEach(List.of(URI_CMP_NAMES, CMP_MEDIA_TYPE_REFUSED, CMP_SIZE_LIMIT), NO_SERVER_FAILURE)
                        .by(RestDefects.changing(
                                (request, answer) -> CmpDefects.isCmp(request)
                                        && answer.status() >= 400
                                        && CmpDefects.message(answer.body()).isEmpty(),
                                RestDefects.status(FAILURE))));
    }

    private static Defect issuing() {
        AtomicBoolean issued = new AtomicBoolean();
        return (request, origin, bench) -> {
            if (issued.get() && RestDefects.isToSubject(request, "DELETE")) {
                bench.hit();
                return RegistrationFaults.problem(409, "The subject has a valid certificate.");
            }
            Answer answer = origin.send(request);
            if (RestDefects.REGISTERED.matches(request, answer)) {
                issued.set(false);
            } else if (isPost(request, "") && CmpDefects.isRefusal(answer)) {
                issued.set(true);
            }
            return answer;
        };
    }

    private static Defect revoking() {
        AtomicBoolean revoked = new AtomicBoolean();
        return (request, origin, bench) -> {
            Optional<Message> asked =
                    isPost(request, "/revocation") ? CmpDefects.message(request.body()) : Optional.empty();
            if (asked.isPresent() && revoked.getAndSet(false)) {
                bench.hit();
                Message rejection =
                        bench.reply().rejecting(asked.get(), FailInfos.rejection(FailInfos.CERT_REVOKED), bench.now());
                return Answer.of(200, CmpDefects.MEDIA_TYPE, rejection.encode());
            }
            Answer answer = origin.send(request);
            revoked.set(asked.filter(message -> message.is(Body.RR)).isPresent() && CmpDefects.isRefusal(answer));
            return answer;
        };
    }

    private static boolean isPost(Request request, String pathPart) {
        return request.method().equals("POST")
                && CmpDefects.isCmp(request)
                && request.path().contains(pathPart);
    }
}
