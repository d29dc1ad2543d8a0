package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.REJECTION_TEXT;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import sol023.conformance.check.Checks;
import sol023.conformance.check.Interpretation;
import sol023.conformance.client.cmp.CmpMessage;
import sol023.conformance.client.cmp.FailInfo;
import sol023.conformance.client.cmp.PkiStatusInfo;
import sol023.conformance.requirement.Requirement;

/** Judges CMP answers that say no (RFC 9483 clauses 3.5 and 3.6). */
public final class RefusalChecks {

    private final Checks checks;

    public RefusalChecks(Checks checks) {
        this.checks = checks;
    }

    /** That the CMF refuses, by CMP or by HTTP. */
    void refused(Requirement requirement, CmpAnswer answer) {
        Checks on = checks.on(answer.http().exchange());
        on.check(requirement, "the CMF refuses the request", () -> assertThat(answer.isRefusal())
                .as(answer.words())
                .isTrue());
        orderly(on, requirement, answer);
    }

    /** That the CMF refuses what only our reading of the standard forbids. */
    void advisedRefusal(Requirement requirement, Interpretation interpretation, CmpAnswer answer) {
        Checks on = checks.on(answer.http().exchange());
        on.advise(requirement, interpretation, "the CMF refuses the request", () -> assertThat(answer.isRefusal())
                .as(answer.words())
                .isTrue());
        orderly(on, requirement, answer);
    }

    /** That the CMF refuses what the standards leave to it. */
    void advisedRefusal(Requirement requirement, CmpAnswer answer) {
        Checks on = checks.on(answer.http().exchange());
        on.advise(requirement, "the CMF refuses the request", () -> assertThat(answer.isRefusal())
                .as(answer.words())
                .isTrue());
        orderly(on, requirement, answer);
    }

    private static void orderly(Checks on, Requirement requirement, CmpAnswer answer) {
        if (answer.message().isEmpty()) {
            on.advise(
                    requirement,
                    "the refusal is not a failure of the server",
                    () -> assertThat(answer.http().status()).as("HTTP status").isLessThan(500));
        }
        Optional<PkiStatusInfo> status =
                answer.message().filter(CmpMessage::isRejection).flatMap(CmpMessage::status);
        if (status.isEmpty()) {
            on.notApplicable(REJECTION_TEXT, "The answer is no rejection of CMP.");
            return;
        }
        on.check(
                REJECTION_TEXT,
                "the rejection says in words what is wrong",
                () -> assertThat(status.get().statusString()).as("statusString").isNotEmpty());
    }

    /**
     * That failInfo, where it is given, names the mistake. A missing bit is allowed everywhere and another bit is worth an advisory
     * only (RFC 9483 §3.5).
     *
     * @param names the bits that fit, joined with {@code or}
     */
    void failInfo(Requirement requirement, CmpAnswer answer, String names) {
        Optional<Set<FailInfo>> given =
                answer.message().flatMap(CmpMessage::status).flatMap(PkiStatusInfo::failInfo);
        Set<FailInfo> fitting = Arrays.stream(names.split(" or "))
                .map(name -> FailInfo.named(name.strip())
                        .orElseThrow(() -> new IllegalArgumentException("no failInfo is called " + name)))
                .collect(Collectors.toSet());
        given.filter(bits -> !bits.isEmpty())
                .ifPresent(bits -> checks.on(answer.http().exchange())
                        .advise(requirement, "failInfo names the mistake", () -> assertThat(bits)
                                .as("failInfo")
                                .containsAnyElementsOf(fitting)));
    }
}
