package sol023.conformance.report;

import java.util.Optional;
import sol023.conformance.check.Verdict;

/**
 * A row of the register in a {@code results.json}, as it was when the file was written.
 *
 * @param place source, clause and step, for example {@code SOL023 5.3.1, step 3}
 * @param source the document, for example {@code SOL023}
 * @param clause of the source, for example {@code 5.3.1}
 * @param at step, table or figure inside the clause
 * @param level {@code shall}, {@code should}, {@code may} or {@code step}
 * @param actor whom it binds
 * @param test how it is tested, as the register says it, for example {@code not-testable}
 * @param awaits of {@code planned}: the interface that it waits for
 * @param checks how many the run made
 * @param verdict the gravest of them; absent when the run did not touch the requirement
 */
public record RequirementOutcome(
        String id,
        int revision,
        String place,
        String source,
        String clause,
        Optional<String> at,
        String level,
        String actor,
        String test,
        Optional<String> awaits,
        int checks,
        Optional<Verdict> verdict) {}
