package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.CMP_CONNECTION_INDEPENDENT;
import static sol023.conformance.requirement.Requirement.CMP_PROTECTED;
import static sol023.conformance.requirement.Requirement.CONFIRM_ANSWERED;
import static sol023.conformance.requirement.Requirement.CONFIRM_HASH;
import static sol023.conformance.requirement.Requirement.CONFIRM_ONCE;
import static sol023.conformance.requirement.Requirement.CONFIRM_ONE_STATUS;
import static sol023.conformance.requirement.Requirement.CONFIRM_RECIP_NONCE;
import static sol023.conformance.requirement.Requirement.CONFIRM_SAME_PROTECTION;
import static sol023.conformance.requirement.Requirement.CONFIRM_SENDER_NONCE;
import static sol023.conformance.requirement.Requirement.CONFIRM_TRANSACTION;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.jspecify.annotations.Nullable;
import sol023.conformance.check.Checks;
import sol023.conformance.check.Interpretation;
import sol023.conformance.check.ThrowingRunnable;
import sol023.conformance.client.cmp.Bodies;
import sol023.conformance.client.cmp.Bodies.CertStatus;
import sol023.conformance.client.cmp.BodyType;
import sol023.conformance.client.cmp.CmpMessage;
import sol023.conformance.client.cmp.HeaderField;
import sol023.conformance.client.cmp.PkiStatus;
import sol023.conformance.client.cmp.Protection;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.steps.Enrolments.ConfirmationPlan;
import sol023.conformance.steps.Enrolments.Enrolment;
import sol023.conformance.target.Target;

/** The confirmation of a certificate (RFC 9483 clause 4.1.1), which SOL023 clause 5.3.3 does not show (I-07). */
public final class ConfirmationSteps {

    private final Checks checks;
    private final Target target;
    private final Parties parties;
    private final Enrolments enrolments;
    private final CmpSender sender;
    private final AnswerChecks answerChecks;
    private final RefusalChecks refusalChecks;
    private Requirement judged = CONFIRM_ANSWERED;
    private @Nullable CmpAnswer answer;

    public ConfirmationSteps(
            Checks checks,
            Target target,
            Parties parties,
            Enrolments enrolments,
            CmpSender sender,
            AnswerChecks answerChecks,
            RefusalChecks refusalChecks) {
        this.checks = checks;
        this.target = target;
        this.parties = parties;
        this.enrolments = enrolments;
        this.sender = sender;
        this.answerChecks = answerChecks;
        this.refusalChecks = refusalChecks;
    }

    @Given("the VNFM has a certificate to confirm")
    public void hasCertificateToConfirm() {
        Enrolment enrolment = enrolments.request(parties.vnfm(), plan -> plan.implicitConfirm(false));
        checks.on(enrolment.answer().http().exchange())
                .need(CONFIRM_ANSWERED, "there is a certificate to confirm", () -> assertThat(enrolment.certificate())
                        .as(enrolment.answer().words())
                        .isPresent());
    }

    @Given("the VNFM has confirmed the certificate")
    public void hasConfirmed() {
        confirms();
        CmpAnswer confirmed = answer();
        checks.on(confirmed.http().exchange()).need(CONFIRM_ANSWERED, "the certificate is confirmed", () -> assertThat(
                        confirmed.message().map(CmpMessage::type))
                .as(confirmed.words())
                .contains(BodyType.PKICONF));
        judged = CONFIRM_ONCE;
    }

    @When("the VNFM confirms the certificate")
    public void confirms() {
        answer = enrolments.confirm(enrolments.current(), plan -> {});
    }

    @When("the VNFM confirms the certificate with {string}")
    public void confirmsWith(String name) {
        answer = enrolments.confirm(enrolments.current(), plan -> change(name, plan));
    }

    private void change(String name, ConfirmationPlan plan) {
        CertStatus right = plan.statuses().get(0);
        switch (name) {
            case "a connection of its own" -> {
                judged = CMP_CONNECTION_INDEPENDENT;
                plan.request().wire(RequestPlan.Wire.RAW);
            }
            case "the status rejection" -> plan.statuses(List.of(rejecting(right)));
            case "no certificate status" -> plan.statuses(List.of());
            case "a wrong certHash" -> {
                judged = CONFIRM_HASH;
                plan.statuses(List.of(withHash(right, sender.nonce())));
            }
            case "a certReqId never used" -> {
                judged = CONFIRM_ONE_STATUS;
                plan.statuses(List.of(withId(right, BigInteger.valueOf(5))));
            }
            case "two certificate statuses" -> {
                judged = CONFIRM_ONE_STATUS;
                plan.statuses(List.of(right, right));
            }
            case "a transactionID never used" -> {
                judged = CONFIRM_TRANSACTION;
                plan.request().change(draft -> draft.transactionId(sender.nonce()));
            }
            case "no recipNonce" -> {
                judged = CONFIRM_RECIP_NONCE;
                plan.request().change(draft -> draft.without(HeaderField.RECIP_NONCE));
            }
            case "a wrong recipNonce" -> {
                judged = CONFIRM_RECIP_NONCE;
                plan.request().change(draft -> draft.recipNonce(sender.nonce()));
            }
            case "no senderNonce" -> {
                judged = CONFIRM_SENDER_NONCE;
                plan.request().change(draft -> draft.without(HeaderField.SENDER_NONCE));
            }
            case "no protection" -> {
                judged = CMP_PROTECTED;
                plan.request()
                        .protection(new Protection.Absent(
                                plan.request().protection().sender()));
            }
            case "protection by the new certificate" -> {
                judged = CONFIRM_SAME_PROTECTION;
                plan.request().protection(new Protection.Signed(EnrolmentSteps.credentialOf(enrolments.current())));
            }
            default -> throw new IllegalArgumentException("no confirmation with \"" + name + "\" is known");
        }
    }

    private static CertStatus rejecting(CertStatus status) {
        return new CertStatus(
                status.certHash(),
                status.certReqId(),
                Optional.of(Bodies.statusInfo(PkiStatus.REJECTION, "not what was asked for", Optional.empty())),
                status.hashAlg());
    }

    private static CertStatus withHash(CertStatus status, ASN1OctetString hash) {
        return new CertStatus(hash, status.certReqId(), status.statusInfo(), status.hashAlg());
    }

    private static CertStatus withId(CertStatus status, BigInteger certReqId) {
        return new CertStatus(status.certHash(), certReqId, status.statusInfo(), status.hashAlg());
    }

    @Then("the CMF answers with pkiconf")
    public void answersWithPkiconf() {
        CmpAnswer received = answer();
        judge("the confirmation is answered with pkiconf", () -> assertThat(
                        received.message().map(CmpMessage::type))
                .as(received.words())
                .contains(BodyType.PKICONF));
        answerChecks.judge(received);
    }

    @Then("the CMF refuses the confirmation with {string}")
    public void refusesWith(String failInfos) {
        CmpAnswer received = answer();
        judge(
                "the CMF refuses the confirmation",
                () -> assertThat(received.isRefusal()).as(received.words()).isTrue());
        refusalChecks.failInfo(judged, received, failInfos);
        answerChecks.judge(received);
    }

    /** By SOL023 alone there is no confirmation, so a deviation is an advisory there (I-07). */
    private void judge(String what, ThrowingRunnable assertion) {
        Checks on = checks.on(answer().http().exchange());
        if (target.cmp().dialect() == Target.Dialect.RFC9483) {
            on.check(judged, Interpretation.I_07, what, assertion);
        } else {
            on.advise(judged, Interpretation.I_07, what, assertion);
        }
    }

    private CmpAnswer answer() {
        if (answer == null) {
            throw new IllegalStateException("nothing was confirmed yet");
        }
        return answer;
    }
}
