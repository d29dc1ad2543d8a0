package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.CMP_TRANSACTION_ID_IN_USE;

import io.cucumber.java.en.Then;
import sol023.conformance.check.Checks;
import sol023.conformance.check.Interpretation;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.steps.Enrolments.Enrolment;
import sol023.conformance.steps.Registrations.Registration;

/** Clause 5.3.3: what a CMF answers that does not issue a certificate, and that it leaves nothing behind. */
public final class RefusalSteps {

    private final Checks checks;
    private final Parties parties;
    private final Registrations registrations;
    private final Enrolments enrolments;
    private final Revocations revocations;
    private final AnswerChecks answerChecks;
    private final CertRepChecks certRepChecks;
    private final RefusalChecks refusalChecks;
    private final Judgement judgement;

    public RefusalSteps(
            Checks checks,
            Parties parties,
            Registrations registrations,
            Enrolments enrolments,
            Revocations revocations,
            AnswerChecks answerChecks,
            CertRepChecks certRepChecks,
            RefusalChecks refusalChecks,
            Judgement judgement) {
        this.checks = checks;
        this.parties = parties;
        this.registrations = registrations;
        this.enrolments = enrolments;
        this.revocations = revocations;
        this.answerChecks = answerChecks;
        this.certRepChecks = certRepChecks;
        this.refusalChecks = refusalChecks;
        this.judgement = judgement;
    }

    @Then("the answer is a CertRepMessage that rejects the request")
    public void certRepRejects() {
        certRepChecks.judgeRejection(
                judgement.requirement(), enrolments.current().answer());
    }

    @Then("the CMF refuses the request")
    public void refuses() {
        refusalChecks.refused(judgement.requirement(), enrolments.current().answer());
        answerChecks.judge(enrolments.current().answer());
    }

    @Then("the CMF refuses the request with {string}")
    public void refusesWith(String failInfos) {
        refuses();
        refusalChecks.failInfo(judgement.requirement(), enrolments.current().answer(), failInfos);
    }

    @Then("the CMF should refuse the request")
    public void shouldRefuse() {
        refusalChecks.advisedRefusal(
                judgement.requirement(),
                Interpretation.I_24,
                enrolments.current().answer());
    }

    @Then("the CMF does not certify the foreign name")
    public void noForeignName() {
        certRepChecks.noForeignName(judgement.requirement(), enrolments.current());
    }

    @Then("the CMF should refuse the request with {string}")
    public void shouldRefuseWith(String failInfos) {
        if (judgement.requirement() == CMP_TRANSACTION_ID_IN_USE) {
            refusalChecks.advisedRefusal(
                    judgement.requirement(), enrolments.current().answer());
            return;
        }
        refusalChecks.advisedRefusal(
                judgement.requirement(),
                Interpretation.I_03,
                enrolments.current().answer());
        refusalChecks.failInfo(judgement.requirement(), enrolments.current().answer(), failInfos);
    }

    @Then("the CMF refuses the transfer")
    public void refusesTransfer() {
        refusalChecks.refused(judgement.requirement(), enrolments.current().answer());
        answerChecks.judge(enrolments.current().answer());
    }

    @Then("no certificate was issued")
    public void noneIssued() {
        Enrolment enrolment = enrolments.current();
        Registration registration = enrolment.registration();
        if (enrolment.certificate().isPresent() || registration.isGone()) {
            return; // issued in the open, which has been noted; or there is no subject left to look at
        }
        HttpAnswer answer = registrations.deregister(registration);
        checks.on(enrolment.answer().http().exchange(), answer.exchange())
                .check(
                        judgement.requirement(),
                        "the refused request has left no certificate behind: the subject can be deregistered",
                        () -> assertThat(answer.status()).as("HTTP status").isEqualTo(204));
    }

    @Then("no second certificate was issued")
    public void noSecondIssued() {
        Enrolment repeated = enrolments.current();
        Enrolment first = enrolments.all().get(enrolments.all().size() - 2);
        checks.on(repeated.answer().http().exchange())
                .check(judgement.requirement(), "the answer has no new certificate", () -> assertThat(
                                repeated.certificate().filter(certificate -> !certificate.equals(first.issued())))
                        .as(repeated.answer().words())
                        .isEmpty());
        revocations.revoke(parties.vnfm(), first, plan -> {});
        HttpAnswer answer = registrations.deregister(first.registration());
        checks.on(answer.exchange())
                .check(
                        judgement.requirement(),
                        "when the one certificate is revoked, the subject can be deregistered",
                        () -> assertThat(answer.status()).as("HTTP status").isEqualTo(204));
    }
}
