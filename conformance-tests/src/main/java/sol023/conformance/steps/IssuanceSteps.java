package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.CERT_NAMELESS_SUBJECT;
import static sol023.conformance.requirement.Requirement.CMP_BODY_CP;
import static sol023.conformance.requirement.Requirement.CONFIRM_IMPLICIT;
import static sol023.conformance.requirement.Requirement.CSR_ANSWERED;
import static sol023.conformance.requirement.Requirement.CSR_ISSUED;
import static sol023.conformance.requirement.Requirement.CSR_OBTAINED;
import static sol023.conformance.requirement.Requirement.GENERAL_INFO_BOTH;
import static sol023.conformance.requirement.Requirement.OID_DELEGATION;
import static sol023.conformance.requirement.Requirement.OID_VNFC;
import static sol023.conformance.requirement.Requirement.OID_VNFOAM;
import static sol023.conformance.requirement.Requirement.RESPONSE_IMPLICIT_CONFIRM;
import static sol023.conformance.requirement.Requirement.URI_PKCS10;

import io.cucumber.java.en.Then;
import java.util.List;
import sol023.conformance.check.Checks;
import sol023.conformance.check.Interpretation;
import sol023.conformance.client.cmp.CmpMessage;
import sol023.conformance.requirement.Level;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.steps.Enrolments.Enrolment;
import sol023.conformance.target.Target;

/** Clause 5.3.3: what a CMF answers that issues a certificate. */
public final class IssuanceSteps {

    private final Checks checks;
    private final Target target;
    private final Enrolments enrolments;
    private final AnswerChecks answerChecks;
    private final CertRepChecks certRepChecks;
    private final Judgement judgement;

    public IssuanceSteps(
            Checks checks,
            Target target,
            Enrolments enrolments,
            AnswerChecks answerChecks,
            CertRepChecks certRepChecks,
            Judgement judgement) {
        this.checks = checks;
        this.target = target;
        this.enrolments = enrolments;
        this.answerChecks = answerChecks;
        this.certRepChecks = certRepChecks;
        this.judgement = judgement;
    }

    @Then("the CMF issues a certificate")
    public void issues() {
        Enrolment enrolment = enrolments.current();
        CmpAnswer answer = enrolment.answer();
        Checks on = checks.on(answer.http().exchange());
        boolean granted = enrolment.certificate().isPresent();
        if (judgement.requirement().row().level() != Level.SHALL && !granted) {
            on.check(judgement.requirement(), "the CMF grants the request", () -> assertThat(enrolment.certificate())
                    .as(answer.words())
                    .isPresent());
            return; // what is only recommended was not granted, and there is nothing more to judge
        }
        answerChecks.judge(answer);
        if (granted || judgement.requirement() == CSR_ISSUED) {
            ordinary(on, enrolment);
        }
        on.need(judgement.requirement(), "the CMF grants the request", () -> assertThat(enrolment.certificate())
                .as(answer.words())
                .isPresent());
        if (target.cmp().dialect() == Target.Dialect.SOL023) {
            on.check(CSR_ANSWERED, Interpretation.I_02, "the certificate is returned with 201", () -> assertThat(
                            answer.http().status())
                    .as("HTTP status")
                    .isEqualTo(201));
        } else {
            on.check(CSR_ANSWERED, Interpretation.I_02, "the certificate is returned with 200", () -> assertThat(
                            answer.http().status())
                    .as("HTTP status")
                    .isEqualTo(200));
        }
        certRepChecks.judge(answer);
    }

    /** What must not fail where nothing is unusual about a request. */
    private void ordinary(Checks on, Enrolment enrolment) {
        CmpAnswer answer = enrolment.answer();
        on.check(CMP_BODY_CP, "the answer is a cp", () -> assertThat(
                        answer.message().map(CmpMessage::type).map(Object::toString))
                .as(answer.words())
                .contains("cp"));
        on.check(
                URI_PKCS10,
                "the pkcs10 URI is served",
                () -> assertThat(answer.http().status()).as("HTTP status").isBetween(200, 299));
        on.check(CSR_ISSUED, "a certificate is issued", () -> assertThat(enrolment.certificate())
                .as(answer.words())
                .isPresent());
        if (target.cmp().dialect() == Target.Dialect.SOL023) {
            generalInfo(on, enrolment);
        }
    }

    /** The suite sent certificate type and type of handling, and the CMF understood both. */
    private static void generalInfo(Checks on, Enrolment enrolment) {
        Requirement type = enrolment.type() == CertificateType.VNFCI ? OID_VNFC : OID_VNFOAM;
        for (Requirement requirement : List.of(type, OID_DELEGATION, GENERAL_INFO_BOTH)) {
            on.check(
                    requirement,
                    Interpretation.I_03,
                    "the CMF takes certificate type and type of handling",
                    () -> assertThat(enrolment.certificate())
                            .as(enrolment.answer().words())
                            .isPresent());
        }
    }

    @Then("the header of the answer belongs to the request")
    public void headerBelongs() {
        answerChecks.judge(enrolments.current().answer());
    }

    @Then("the answer is a CertRepMessage that grants the request")
    public void certRepGrants() {
        certRepChecks.judge(enrolments.current().answer());
        judgement.needGranted(enrolments.current(), "the request is granted");
    }

    @Then("the certificate is the one that was requested")
    public void isTheOne() {
        judgement.needGranted(enrolments.current(), "the request is granted");
        certRepChecks.certificate(enrolments.current());
    }

    @Then("the certificates have different serial numbers")
    public void differentSerials() {
        judgement.needGranted(enrolments.current(), "the request is granted");
        certRepChecks.serials(enrolments.all());
    }

    @Then("the certificate has a path to the trust anchor")
    public void hasPath() {
        Enrolment enrolment = enrolments.current();
        checks.on(enrolment.answer().http().exchange())
                .need(CSR_OBTAINED, "the requester has the certificate", () -> assertThat(enrolment.certificate())
                        .as(enrolment.answer().words())
                        .isPresent());
        certRepChecks.path(enrolment.answer(), enrolment.issued());
    }

    @Then("the CMF should issue a certificate without subject name")
    public void shouldIssueNameless() {
        Enrolment enrolment = enrolments.current();
        checks.on(enrolment.answer().http().exchange())
                .check(CERT_NAMELESS_SUBJECT, Interpretation.I_24, "the CMF grants the request", () -> assertThat(
                                enrolment.certificate())
                        .as(enrolment.answer().words())
                        .isPresent());
        if (enrolment.certificate().isPresent()) {
            certRepChecks.certificate(enrolment);
        }
    }

    @Then("the CMF does not grant the wish")
    public void wishNotGranted() {
        certRepChecks.harmless(enrolments.current());
    }

    @Then("the CMF grants implicit confirmation")
    public void grantsImplicitly() {
        Enrolment enrolment = enrolments.current();
        judgement.needGranted(enrolment, "the request is granted");
        checks.on(enrolment.answer().http().exchange())
                .check(CONFIRM_IMPLICIT, "implicitConfirm is in the answer", () -> assertThat(
                                enrolment.isImplicitlyConfirmed())
                        .as("implicitConfirm")
                        .isTrue());
    }

    @Then("the CMF does not grant implicit confirmation")
    public void doesNotGrantImplicitly() {
        Enrolment enrolment = enrolments.current();
        judgement.needGranted(enrolment, "the request is granted");
        checks.on(enrolment.answer().http().exchange())
                .check(RESPONSE_IMPLICIT_CONFIRM, "implicitConfirm is not in the answer", () -> assertThat(
                                enrolment.isImplicitlyConfirmed())
                        .as("implicitConfirm")
                        .isFalse());
    }
}
