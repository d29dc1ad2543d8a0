package sol023.conformance.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.fault.Variant.variant;
import static sol023.conformance.requirement.Requirement.CONFIRM_IMPLICIT;
import static sol023.conformance.requirement.Requirement.CP_CERT_REQ_ID;
import static sol023.conformance.requirement.Requirement.SUBJECT_GET;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sol023.conformance.check.CheckResult;
import sol023.conformance.check.Interpretation;
import sol023.conformance.check.Verdict;
import sol023.conformance.requirement.Requirement;

/** When the suite has taken a legal variant, and when not. */
class VariantResultTest {

    private static final Variant VARIANT = variant("some-variant", "Something is done in another way.")
            .allowedBy("RFC 0 §1")
            .concerns(SUBJECT_GET)
            .mayAdvise(CP_CERT_REQ_ID, Interpretation.I_04)
            .mayAdvise(CONFIRM_IMPLICIT)
            .by((request, origin, bench) -> origin.send(request));

    private static List<String> problems(int hits, CheckResult... results) {
        return new VariantResult(VARIANT, hits, 1, List.of(results), List.of()).problems();
    }

    private static CheckResult result(Requirement requirement, Verdict verdict, Interpretation... readings) {
        return new CheckResult(
                Optional.of(requirement),
                "what",
                verdict,
                Optional.empty(),
                Optional.empty(),
                "why",
                List.of(),
                List.of(readings));
    }

    @Test
    void a_variant_that_shows_itself_and_turns_nothing_red_is_taken() {
        assertThat(problems(1, result(SUBJECT_GET, Verdict.PASS), result(SUBJECT_GET, Verdict.NOT_APPLICABLE)))
                .isEmpty();
    }

    @Test
    void a_variant_that_never_shows_itself_proves_nothing() {
        assertThat(problems(0, result(SUBJECT_GET, Verdict.PASS))).containsExactly("some-variant: never showed itself");
    }

    @Test
    void whatever_is_red_or_inconclusive_is_a_mistake_of_the_check() {
        for (Verdict verdict : List.of(Verdict.FAIL, Verdict.ERROR, Verdict.INCONC, Verdict.ADVISORY)) {
            assertThat(problems(1, result(SUBJECT_GET, verdict)))
                    .containsExactly("some-variant: SUBJECT_GET: what: " + verdict.word() + ": why");
        }
    }

    @Test
    void an_advisory_is_allowed_for_the_reading_that_the_variant_names() {
        assertThat(problems(1, result(CP_CERT_REQ_ID, Verdict.ADVISORY, Interpretation.I_04)))
                .isEmpty();
        assertThat(problems(1, result(CP_CERT_REQ_ID, Verdict.ADVISORY, Interpretation.I_02)))
                .hasSize(1);
        assertThat(problems(1, result(CP_CERT_REQ_ID, Verdict.FAIL, Interpretation.I_04)))
                .hasSize(1);
    }

    @Test
    void an_advisory_is_allowed_for_a_recommendation_that_the_variant_names() {
        assertThat(problems(1, result(CONFIRM_IMPLICIT, Verdict.ADVISORY))).isEmpty();
    }
}
