package sol023.conformance.steps;

import io.cucumber.java.After;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sol023.conformance.exchange.NoAnswerException;
import sol023.conformance.steps.Enrolments.Enrolment;
import sol023.conformance.steps.Registrations.Registration;

/** Removes in the end what a scenario has made, as far as the CMF lets it: certificates first, then subjects. */
public final class CleanUp {

    private static final Logger LOG = LoggerFactory.getLogger(CleanUp.class);

    private final Parties parties;
    private final Registrations registrations;
    private final Enrolments enrolments;
    private final Revocations revocations;

    public CleanUp(Parties parties, Registrations registrations, Enrolments enrolments, Revocations revocations) {
        this.parties = parties;
        this.registrations = registrations;
        this.enrolments = enrolments;
        this.revocations = revocations;
    }

    @After
    public void remove() {
        try {
            enrolments.all().stream()
                    .filter(enrolment -> enrolment.certificate().isPresent() && !enrolment.isRevoked())
                    .forEach(this::revoke);
            registrations.all().stream()
                    .filter(registration -> registration.id().isPresent() && !registration.isGone())
                    .forEach(this::deregister);
        } catch (NoAnswerException e) {
            LOG.warn("What the scenario made stays behind: {}", e.getMessage());
        }
    }

    private void revoke(Enrolment enrolment) {
        enrolments.settle(enrolment);
        revocations.revoke(parties.vnfm(), enrolment, plan -> {});
    }

    private void deregister(Registration registration) {
        parties.vnfm().subjects().deregister(registration.id().orElseThrow());
        registration.gone();
    }
}
