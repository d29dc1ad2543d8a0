package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.CMP_SENDER_AUTHORIZED;
import static sol023.conformance.requirement.Requirement.CMP_SIGNER_EXPIRED;
import static sol023.conformance.requirement.Requirement.CMP_SIGNER_TRUSTED;
import static sol023.conformance.requirement.Requirement.CMP_TRANSACTION_ID_IN_USE;
import static sol023.conformance.requirement.Requirement.CSR_PRECONDITION;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import sol023.conformance.check.Checks;
import sol023.conformance.client.cmp.CmpMessage;
import sol023.conformance.client.cmp.Protection;
import sol023.conformance.client.pki.Credential;
import sol023.conformance.steps.Enrolments.CsrPlan;
import sol023.conformance.steps.Enrolments.Enrolment;
import sol023.conformance.steps.Registrations.Registration;

/** Clause 5.3.3: the VNFM requests certificates. */
public final class EnrolmentSteps {

    private final Checks checks;
    private final Parties parties;
    private final Registrations registrations;
    private final Enrolments enrolments;
    private final CsrChanges changes;
    private final Judgement judgement;

    public EnrolmentSteps(
            Checks checks,
            Parties parties,
            Registrations registrations,
            Enrolments enrolments,
            CsrChanges changes,
            Judgement judgement) {
        this.checks = checks;
        this.parties = parties;
        this.registrations = registrations;
        this.enrolments = enrolments;
        this.changes = changes;
        this.judgement = judgement;
    }

    @Given("the VNFCI has a certificate")
    public void hasCertificate() {
        Enrolment enrolment = enrolments.request(parties.vnfm(), plan -> {});
        judgement.needGranted(enrolment, "the VNFCI gets a certificate");
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
        judgement.needGranted(enrolment, "a well-formed request is granted");
        enrolments.settle(enrolment);
        registrations.current(before);
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
            judgement.by(CMP_TRANSACTION_ID_IN_USE);
            enrolments.repeat(enrolments.current());
            return;
        }
        Change<CsrPlan> change = changes.named(name);
        judgement.by(change.requirement());
        enrolments.request(parties.vnfm(), change.apply());
    }

    @When("the VNFM requests another certificate with {string}")
    public void requestsAnotherWith(String name) {
        judgement.by(
                switch (name) {
                    case "protection by the revoked certificate" -> CMP_SIGNER_TRUSTED;
                    case "protection by the expired certificate" -> CMP_SIGNER_EXPIRED;
                    default -> throw new IllegalArgumentException("no request with \"" + name + "\" is known");
                });
        Credential useless = credentialOf(enrolments.current());
        enrolments.request(parties.vnfm(), plan -> plan.request().protection(new Protection.Signed(useless)));
    }

    @When("the VNFM requests a certificate for {string}")
    public void requestsFor(String name) {
        if (name.equals("the names of a deregistered VNFCI")) {
            judgement.by(CSR_PRECONDITION);
            registrations.deregister(registrations.current());
            requests();
            return;
        }
        requestsWith(name);
    }

    @When("another VNFM requests a certificate")
    public void anotherRequests() {
        judgement.by(CMP_SENDER_AUTHORIZED);
        enrolments.request(parties.other(), plan -> {});
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
