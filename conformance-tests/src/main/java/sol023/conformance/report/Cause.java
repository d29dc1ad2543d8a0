package sol023.conformance.report;

import java.util.List;
import java.util.Set;
import sol023.conformance.check.CheckResult;
import sol023.conformance.check.Verdict;
import sol023.conformance.exchange.Exchange;
import sol023.conformance.requirement.Level;

/** What kind of thing is likely to be behind a finding; a hint for the reader, never a verdict. */
enum Cause {
    SUITE("the suite", "The suite itself went wrong. Please report it with the files of this run."),
    CONFIGURATION(
            "configuration",
            "Look at the target file first: the product cannot be reached, or does not take what the suite presents."
                    + " cmf-conformance doctor examines this."),
    HOOK(
            "a hook",
            "The product must be made to do something on purpose; say in the target file how. See docs/target.md."),
    DEPENDENCY("an earlier check", "Something that this check depends on did not work. Look at that first."),
    READING(
            "reading",
            "The passage can be read in more than one way. If the product follows another defensible reading, say so with"
                    + " a reading or a waiver."),
    RECOMMENDATION("recommendation", "The standard recommends this and does not demand it."),
    IMPLEMENTATION("implementation", "The product does otherwise than the standard says.");

    private static final Set<Integer> REFUSED = Set.of(401, 403, 407);

    private final String words;
    private final String hint;

    Cause(String words, String hint) {
        this.words = words;
        this.hint = hint;
    }

    /**
     * Guesses.
     *
     * @param judged the exchanges that the check judged
     */
    static Cause of(CheckResult check, List<Exchange> judged) {
        if (check.verdict() == Verdict.ERROR) {
            return SUITE;
        }
        if (check.verdict() == Verdict.INCONC && check.message().contains("hooks.")) {
            return HOOK;
        }
        boolean silent =
                judged.stream().anyMatch(exchange -> exchange.response().isEmpty());
        if (check.verdict() == Verdict.INCONC) {
            return silent || (judged.isEmpty() && !check.message().contains("It depends on"))
                    ? CONFIGURATION
                    : DEPENDENCY;
        }
        if (!check.interpretations().isEmpty()
                || check.requirement()
                        .filter(one -> one.row().level() == Level.STEP)
                        .isPresent()) {
            return READING;
        }
        if (check.verdict() == Verdict.ADVISORY) {
            return RECOMMENDATION;
        }
        boolean refused = judged.stream()
                .flatMap(exchange -> exchange.response().stream())
                .anyMatch(response -> REFUSED.contains(response.status()));
        return silent || (refused && !expectsRefusal(check)) ? CONFIGURATION : IMPLEMENTATION;
    }

    private static boolean expectsRefusal(CheckResult check) {
        return REFUSED.stream().anyMatch(status -> check.expected().orElse("").contains(String.valueOf(status)));
    }

    View view() {
        return new View().with("kind", words).with("hint", hint);
    }
}
