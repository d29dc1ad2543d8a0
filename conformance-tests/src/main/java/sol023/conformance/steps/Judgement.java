package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.CMP_BODY_CP;
import static sol023.conformance.requirement.Requirement.CSR_ISSUED;

import sol023.conformance.check.Checks;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.steps.Enrolments.Enrolment;

/** The requirement that the answer to the current certificate signing request is judged by. */
public final class Judgement {

    private final Checks checks;
    private Requirement requirement = CSR_ISSUED;

    public Judgement(Checks checks) {
        this.checks = checks;
    }

    void by(Requirement decisive) {
        this.requirement = decisive;
    }

    Requirement requirement() {
        return requirement;
    }

    /** The rest of the scenario depends on the certificate. */
    void needGranted(Enrolment enrolment, String what) {
        checks.on(enrolment.answer().http().exchange())
                .need(CMP_BODY_CP, what, () -> assertThat(enrolment.certificate())
                        .as(enrolment.answer().words())
                        .isPresent());
    }
}
