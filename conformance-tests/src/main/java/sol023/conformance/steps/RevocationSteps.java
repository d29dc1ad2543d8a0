package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.CMP_BODY_RP;
import static sol023.conformance.requirement.Requirement.CMP_SENDER_AUTHORIZED;
import static sol023.conformance.requirement.Requirement.REJECTION_FORM;
import static sol023.conformance.requirement.Requirement.REVOKE_ANSWERED;
import static sol023.conformance.requirement.Requirement.REVOKE_DONE;
import static sol023.conformance.requirement.Requirement.REVOKE_NOT_AVAILABLE;
import static sol023.conformance.requirement.Requirement.REVOKE_ONCE;
import static sol023.conformance.requirement.Requirement.REVOKE_POSTCONDITION;
import static sol023.conformance.requirement.Requirement.REVOKE_UNKNOWN;
import static sol023.conformance.requirement.Requirement.RP_FAIL_INFO_ABSENT;
import static sol023.conformance.requirement.Requirement.RP_REV_CERTS;
import static sol023.conformance.requirement.Requirement.RP_STATUS_PRESENT;
import static sol023.conformance.requirement.Requirement.RP_STATUS_VALUES;
import static sol023.conformance.requirement.Requirement.URI_REVOCATION;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.math.BigInteger;
import java.util.Optional;
import sol023.conformance.check.Checks;
import sol023.conformance.check.Interpretation;
import sol023.conformance.client.cmp.BodyContent.RevRep;
import sol023.conformance.client.cmp.BodyType;
import sol023.conformance.client.cmp.CmpMessage;
import sol023.conformance.client.cmp.PkiStatus;
import sol023.conformance.client.cmp.PkiStatusInfo;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.steps.Enrolments.Enrolment;
import sol023.conformance.steps.Registrations.Registration;
import sol023.conformance.steps.Revocations.RevocationPlan;

/** Clause 5.3.4: the VNFM revokes certificates. */
public final class RevocationSteps {

    private final Checks checks;
    private final Parties parties;
    private final Registrations registrations;
    private final Enrolments enrolments;
    private final Revocations revocations;
    private final RevocationChanges changes;
    private final AnswerChecks answerChecks;
    private final RefusalChecks refusalChecks;
    private final RevocationLists lists;
    private Requirement judged = REVOKE_DONE;

    public RevocationSteps(
            Checks checks,
            Parties parties,
            Registrations registrations,
            Enrolments enrolments,
            Revocations revocations,
            RevocationChanges changes,
            AnswerChecks answerChecks,
            RefusalChecks refusalChecks,
            RevocationLists lists) {
        this.checks = checks;
        this.parties = parties;
        this.registrations = registrations;
        this.enrolments = enrolments;
        this.revocations = revocations;
        this.changes = changes;
        this.answerChecks = answerChecks;
        this.refusalChecks = refusalChecks;
        this.lists = lists;
    }

    @Given("the VNFM has revoked the certificate")
    public void hasRevoked() {
        needRevoked(enrolments.current(), "the certificate is revoked");
        judged = REVOKE_ONCE;
    }

    @Given("the CMF accepts a well-formed revocation request")
    public void acceptsWellFormed() {
        Registration before = registrations.current();
        Enrolment current = enrolments.current();
        registrations.register(current.type(), draft -> {});
        Enrolment twin = enrolments.request(parties.vnfm(), plan -> {});
        checks.on(twin.answer().http().exchange())
                .need(REVOKE_DONE, "a certificate is there to be revoked for comparison", () -> assertThat(
                                twin.certificate())
                        .as(twin.answer().words())
                        .isPresent());
        enrolments.settle(twin);
        needRevoked(twin, "a well-formed revocation is accepted");
        registrations.current(before);
        enrolments.current(current);
    }

    private void needRevoked(Enrolment enrolment, String what) {
        CmpAnswer answer = revocations.revoke(parties.vnfm(), enrolment, plan -> {});
        checks.on(answer.http().exchange()).need(REVOKE_ANSWERED, what, () -> assertThat(answer.isGranted())
                .as(answer.words())
                .isTrue());
    }

    @When("the VNFM revokes the certificate")
    public void revokes() {
        revocations.revoke(parties.vnfm(), enrolments.current(), plan -> {});
    }

    @When("the VNFM revokes the certificate for the reason {reason}")
    public void revokesFor(RevocationReason reason) {
        revocations.revoke(parties.vnfm(), enrolments.current(), plan -> plan.reasons(reason.code()));
    }

    @When("the VNFM revokes the certificate with {string}")
    public void revokesWith(String name) {
        Change<RevocationPlan> change = changes.named(name);
        judged = change.requirement();
        revocations.revoke(parties.vnfm(), enrolments.current(), change.apply());
    }

    @When("another VNFM revokes the certificate")
    public void anotherRevokes() {
        judged = CMP_SENDER_AUTHORIZED;
        revocations.revoke(parties.other(), enrolments.current(), plan -> {});
    }

    @Then("the CMF accepts the revocation")
    public void accepts() {
        CmpAnswer answer = revocations.last();
        answerChecks.judge(answer);
        Checks on = checks.on(answer.http().exchange());
        if (answer.isGranted() || judged == REVOKE_DONE) {
            on.check(CMP_BODY_RP, Interpretation.I_05, "the answer is an rp", () -> assertThat(
                            answer.message().map(CmpMessage::type))
                    .as(answer.words())
                    .contains(BodyType.RP));
            on.check(
                    URI_REVOCATION,
                    "the revocation URI is served",
                    () -> assertThat(answer.http().status()).as("HTTP status").isBetween(200, 299));
            on.check(REVOKE_DONE, "the CMF revokes the certificate", () -> assertThat(answer.isGranted())
                    .as(answer.words())
                    .isTrue());
            revRep(answer);
        }
        on.need(judged, "the CMF accepts the revocation", () -> assertThat(answer.isGranted())
                .as(answer.words())
                .isTrue());
        on.check(
                REVOKE_ANSWERED,
                "the revocation is answered with 200",
                () -> assertThat(answer.http().status()).as("HTTP status").isEqualTo(200));
    }

    @Then("the answer is a RevRepContent that accepts the revocation")
    public void revRepAccepts() {
        CmpAnswer answer = revocations.last();
        revRep(answer);
        checks.on(answer.http().exchange())
                .need(REVOKE_ANSWERED, "the revocation is accepted", () -> assertThat(answer.isGranted())
                        .as(answer.words())
                        .isTrue());
    }

    private void revRep(CmpAnswer answer) {
        Checks on = checks.on(answer.http().exchange());
        on.need(CMP_BODY_RP, "the content is a RevRepContent", () -> assertThat(content(answer))
                .as(answer.words())
                .isPresent());
        content(answer).ifPresent(rep -> {
            on.check(RP_STATUS_PRESENT, "there is one status", () -> assertThat(rep.statuses())
                    .as("statuses")
                    .hasSize(1));
            rep.statuses().stream().findFirst().ifPresent(info -> status(on, info));
            BigInteger serial = enrolments.current().issued().getSerialNumber();
            on.check(RP_REV_CERTS, "revCerts, if present, name the certificate of the request", () -> assertThat(
                            rep.revCerts())
                    .as("revCerts")
                    .allSatisfy(id ->
                            assertThat(id.serialNumber()).as("serialNumber").isEqualTo(serial)));
        });
    }

    private static void status(Checks on, PkiStatusInfo info) {
        on.check(RP_STATUS_VALUES, "the status is one of those that are allowed", () -> assertThat(info.status())
                .as("status")
                .isIn(PkiStatus.ACCEPTED, PkiStatus.GRANTED_WITH_MODS, PkiStatus.REJECTION));
        on.check(RP_FAIL_INFO_ABSENT, "failInfo is absent when the revocation is accepted", () -> assertThat(
                        info.status().isGranted() && info.failInfo().isPresent())
                .as("failInfo is present")
                .isFalse());
    }

    private static Optional<RevRep> content(CmpAnswer answer) {
        return answer.message()
                .map(CmpMessage::content)
                .filter(RevRep.class::isInstance)
                .map(RevRep.class::cast);
    }

    @Then("the answer is a RevRepContent that rejects the revocation")
    public void revRepRejects() {
        CmpAnswer answer = revocations.last();
        Checks on = checks.on(answer.http().exchange());
        on.need(REVOKE_UNKNOWN, "the revocation is rejected", () -> assertThat(answer.isRefusal())
                .as(answer.words())
                .isTrue());
        on.check(REJECTION_FORM, "the rejection comes as an rp", () -> assertThat(
                        answer.message().map(CmpMessage::type))
                .as(answer.words())
                .contains(BodyType.RP));
        refusalChecks.refused(REVOKE_UNKNOWN, answer);
        if (content(answer).isEmpty()) {
            on.notApplicable(RP_STATUS_PRESENT, "The rejection is no rp.");
        }
        content(answer)
                .ifPresent(rep -> on.check(RP_STATUS_PRESENT, "there is one status", () -> assertThat(rep.statuses())
                        .as("statuses")
                        .hasSize(1)));
    }

    @Then("the CMF refuses the revocation with {string}")
    public void refusesWith(String failInfos) {
        CmpAnswer answer = revocations.last();
        refusalChecks.refused(judged, answer);
        refusalChecks.failInfo(judged, answer, failInfos);
        answerChecks.judge(answer);
        if (judged == REVOKE_ONCE || judged == REVOKE_UNKNOWN) {
            checks.on(answer.http().exchange())
                    .check(REVOKE_NOT_AVAILABLE, "the answer has error information", () -> assertThat(
                                    answer.isRefusal())
                            .as(answer.words())
                            .isTrue());
        }
    }

    @Then("the certificate is still valid")
    public void isStillValid() {
        Enrolment enrolment = enrolments.current();
        if (enrolment.isRevoked()) {
            return; // what had to be refused was accepted, and that has been noted
        }
        CmpAnswer answer = revocations.revoke(parties.vnfm(), enrolment, plan -> {});
        checks.on(answer.http().exchange())
                .check(
                        judged,
                        "the refused request has revoked nothing: a well-formed one is accepted",
                        () -> assertThat(answer.isGranted()).as(answer.words()).isTrue());
    }

    @Then("the CRL lists the certificate with the reason {reason}")
    public void crlLists(RevocationReason reason) {
        CmpAnswer answer = revocations.last();
        checks.on(answer.http().exchange())
                .need(REVOKE_POSTCONDITION, "the revocation is accepted", () -> assertThat(answer.isGranted())
                        .as(answer.words())
                        .isTrue());
        lists.judge(enrolments.current(), reason);
    }
}
