package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.CERT_NAMELESS_SUBJECT;
import static sol023.conformance.requirement.Requirement.CMP_BODY_CP;
import static sol023.conformance.requirement.Requirement.CMP_SENDER_AUTHORIZED;
import static sol023.conformance.requirement.Requirement.CMP_SIGNER_TRUSTED;
import static sol023.conformance.requirement.Requirement.CMP_TRANSACTION_ID_IN_USE;
import static sol023.conformance.requirement.Requirement.CONFIRM_IMPLICIT;
import static sol023.conformance.requirement.Requirement.CSR_ANSWERED;
import static sol023.conformance.requirement.Requirement.CSR_ISSUED;
import static sol023.conformance.requirement.Requirement.CSR_OBTAINED;
import static sol023.conformance.requirement.Requirement.CSR_PRECONDITION;
import static sol023.conformance.requirement.Requirement.GENERAL_INFO_BOTH;
import static sol023.conformance.requirement.Requirement.OID_DELEGATION;
import static sol023.conformance.requirement.Requirement.OID_VNFC;
import static sol023.conformance.requirement.Requirement.OID_VNFOAM;
import static sol023.conformance.requirement.Requirement.RESPONSE_IMPLICIT_CONFIRM;
import static sol023.conformance.requirement.Requirement.URI_PKCS10;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import sol023.conformance.check.Checks;
import sol023.conformance.check.Interpretation;
import sol023.conformance.client.cmp.CmpMessage;
import sol023.conformance.client.cmp.Protection;
import sol023.conformance.client.pki.Credential;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.requirement.Level;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.steps.Enrolments.CsrPlan;
import sol023.conformance.steps.Enrolments.Enrolment;
import sol023.conformance.steps.Registrations.Registration;
import sol023.conformance.target.Target;

/** Clause 5.3.3: the VNFM requests certificates. */
public final class EnrolmentSteps {

    private final Checks checks;
    private final Target target;
    private final Parties parties;
    private final Registrations registrations;
    private final Enrolments enrolments;
    private final Revocations revocations;
    private final CsrChanges changes;
    private final AnswerChecks answerChecks;
    private final CertRepChecks certRepChecks;
    private final RefusalChecks refusalChecks;
    private Requirement judged = CSR_ISSUED;

    public EnrolmentSteps(
            Checks checks,
            Target target,
            Parties parties,
            Registrations registrations,
            Enrolments enrolments,
            Revocations revocations,
            CsrChanges changes,
            AnswerChecks answerChecks,
            CertRepChecks certRepChecks,
            RefusalChecks refusalChecks) {
        this.checks = checks;
        this.target = target;
        this.parties = parties;
        this.registrations = registrations;
        this.enrolments = enrolments;
        this.revocations = revocations;
        this.changes = changes;
        this.answerChecks = answerChecks;
        this.certRepChecks = certRepChecks;
        this.refusalChecks = refusalChecks;
    }

    @Given("the VNFCI has a certificate")
    public void hasCertificate() {
        Enrolment enrolment = enrolments.request(parties.vnfm(), plan -> {});
        needGranted(enrolment, "the VNFCI gets a certificate");
        enrolments.settle(enrolment);
    }

    @Given("the CMF grants a well-formed certificate signing request")
    public void grantsWellFormed() {
        Registration before = registrations.current();
        Registration twin = registrations.register(before.vnfci().type(), draft -> {});
        checks.on(twin.answer().exchange())
                .need(CSR_PRECONDITION, "a VNFCI is registered for comparison", () -> assertThat(
                                twin.answer().status())
                        .as("HTTP status")
                        .isEqualTo(201));
        Enrolment enrolment = enrolments.request(parties.vnfm(), plan -> {});
        needGranted(enrolment, "a well-formed request is granted");
        enrolments.settle(enrolment);
        registrations.current(before);
    }

    private void needGranted(Enrolment enrolment, String what) {
        checks.on(enrolment.answer().http().exchange())
                .need(CMP_BODY_CP, what, () -> assertThat(enrolment.certificate())
                        .as(enrolment.answer().words())
                        .isPresent());
    }

    @When("the VNFM requests a certificate")
    public void requests() {
        enrolments.request(parties.vnfm(), plan -> {});
    }

    @When("the VNFM requests another certificate")
    public void requestsAnother() {
        requests();
    }

    @When("the VNFM requests a certificate with {string}")
    public void requestsWith(String name) {
        if (name.equals("the very octets of the well-formed request")) {
            judged = CMP_TRANSACTION_ID_IN_USE;
            enrolments.repeat(enrolments.current());
            return;
        }
        Change<CsrPlan> change = changes.named(name);
        judged = change.requirement();
        enrolments.request(parties.vnfm(), change.apply());
    }

    @When("the VNFM requests another certificate with {string}")
    public void requestsAnotherWith(String name) {
        if (!name.equals("protection by the revoked certificate")) {
            throw new IllegalArgumentException("no request with \"" + name + "\" is known");
        }
        judged = CMP_SIGNER_TRUSTED;
        Credential revoked = credentialOf(enrolments.current());
        enrolments.request(parties.vnfm(), plan -> plan.request().protection(new Protection.Signed(revoked)));
    }

    @When("the VNFM requests a certificate for {string}")
    public void requestsFor(String name) {
        if (name.equals("the names of a deregistered VNFCI")) {
            judged = CSR_PRECONDITION;
            deregister(registrations.current());
            requests();
            return;
        }
        requestsWith(name);
    }

    @When("another VNFM requests a certificate")
    public void anotherRequests() {
        judged = CMP_SENDER_AUTHORIZED;
        enrolments.request(parties.other(), plan -> {});
    }

    @Then("the CMF issues a certificate")
    public void issues() {
        Enrolment enrolment = enrolments.current();
        CmpAnswer answer = enrolment.answer();
        Checks on = checks.on(answer.http().exchange());
        boolean granted = enrolment.certificate().isPresent();
        if (judged.row().level() != Level.SHALL && !granted) {
            on.check(judged, "the CMF grants the request", () -> assertThat(enrolment.certificate())
                    .as(answer.words())
                    .isPresent());
            return; // what is only recommended was not granted, and there is nothing more to judge
        }
        answerChecks.judge(answer);
        if (granted || judged == CSR_ISSUED) {
            ordinary(on, enrolment);
        }
        on.need(judged, "the CMF grants the request", () -> assertThat(enrolment.certificate())
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
        needGranted(enrolments.current(), "the request is granted");
    }

    @Then("the answer is a CertRepMessage that rejects the request")
    public void certRepRejects() {
        certRepChecks.judgeRejection(judged, enrolments.current().answer());
    }

    @Then("the certificate is the one that was requested")
    public void isTheOne() {
        needGranted(enrolments.current(), "the request is granted");
        certRepChecks.certificate(enrolments.current());
    }

    @Then("the certificates have different serial numbers")
    public void differentSerials() {
        needGranted(enrolments.current(), "the request is granted");
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

    @Then("the CMF refuses the request")
    public void refuses() {
        refusalChecks.refused(judged, enrolments.current().answer());
        answerChecks.judge(enrolments.current().answer());
    }

    @Then("the CMF refuses the request with {string}")
    public void refusesWith(String failInfos) {
        refuses();
        refusalChecks.failInfo(judged, enrolments.current().answer(), failInfos);
    }

    @Then("the CMF should refuse the request")
    public void shouldRefuse() {
        refusalChecks.advisedRefusal(
                judged, Interpretation.I_24, enrolments.current().answer());
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

    @Then("the CMF does not certify the foreign name")
    public void noForeignName() {
        certRepChecks.noForeignName(judged, enrolments.current());
    }

    @Then("the CMF should refuse the request with {string}")
    public void shouldRefuseWith(String failInfos) {
        if (judged == CMP_TRANSACTION_ID_IN_USE) {
            refusalChecks.advisedRefusal(judged, enrolments.current().answer());
            return;
        }
        refusalChecks.advisedRefusal(
                judged, Interpretation.I_03, enrolments.current().answer());
        refusalChecks.failInfo(judged, enrolments.current().answer(), failInfos);
    }

    @Then("the CMF refuses the transfer")
    public void refusesTransfer() {
        refusalChecks.refused(judged, enrolments.current().answer());
        answerChecks.judge(enrolments.current().answer());
    }

    @Then("no certificate was issued")
    public void noneIssued() {
        Enrolment enrolment = enrolments.current();
        Registration registration = enrolment.registration();
        if (enrolment.certificate().isPresent() || registration.isGone()) {
            return; // issued in the open, which has been noted; or there is no subject left to look at
        }
        HttpAnswer answer = deregister(registration);
        checks.on(enrolment.answer().http().exchange(), answer.exchange())
                .check(
                        judged,
                        "the refused request has left no certificate behind: the subject can be deregistered",
                        () -> assertThat(answer.status()).as("HTTP status").isEqualTo(204));
    }

    @Then("no second certificate was issued")
    public void noSecondIssued() {
        Enrolment repeated = enrolments.current();
        Enrolment first = enrolments.all().get(enrolments.all().size() - 2);
        checks.on(repeated.answer().http().exchange())
                .check(judged, "the answer has no new certificate", () -> assertThat(
                                repeated.certificate().filter(certificate -> !certificate.equals(first.issued())))
                        .as(repeated.answer().words())
                        .isEmpty());
        revocations.revoke(parties.vnfm(), first, plan -> {});
        HttpAnswer answer = deregister(first.registration());
        checks.on(answer.exchange())
                .check(
                        judged,
                        "when the one certificate is revoked, the subject can be deregistered",
                        () -> assertThat(answer.status()).as("HTTP status").isEqualTo(204));
    }

    @Then("the CMF does not grant the wish")
    public void wishNotGranted() {
        certRepChecks.harmless(enrolments.current());
    }

    @Then("the CMF grants implicit confirmation")
    public void grantsImplicitly() {
        Enrolment enrolment = enrolments.current();
        needGranted(enrolment, "the request is granted");
        checks.on(enrolment.answer().http().exchange())
                .check(CONFIRM_IMPLICIT, "implicitConfirm is in the answer", () -> assertThat(
                                enrolment.isImplicitlyConfirmed())
                        .as("implicitConfirm")
                        .isTrue());
    }

    @Then("the CMF does not grant implicit confirmation")
    public void doesNotGrantImplicitly() {
        Enrolment enrolment = enrolments.current();
        needGranted(enrolment, "the request is granted");
        checks.on(enrolment.answer().http().exchange())
                .check(RESPONSE_IMPLICIT_CONFIRM, "implicitConfirm is not in the answer", () -> assertThat(
                                enrolment.isImplicitlyConfirmed())
                        .as("implicitConfirm")
                        .isFalse());
    }

    private HttpAnswer deregister(Registration registration) {
        HttpAnswer answer =
                parties.vnfm().subjects().deregister(registration.id().orElseThrow());
        if (answer.status() == 204) {
            registration.gone();
        }
        return answer;
    }

    /** The certificate of an enrolment as a credential of its own. */
    static Credential credentialOf(Enrolment enrolment) {
        List<X509Certificate> others =
                enrolment.answer().message().map(CmpMessage::extraCerts).orElse(List.of());
        X509Certificate own = enrolment.issued();
        List<X509Certificate> chain = new ArrayList<>(List.of(own));
        others.stream()
                .filter(issuer -> issuer.getSubjectX500Principal().equals(own.getIssuerX500Principal()))
                .forEach(chain::add);
        return new Credential(enrolment.key().getPrivate(), chain);
    }
}
