package sol023.conformance.report;

import java.util.Optional;
import sol023.conformance.check.Strictness;
import sol023.conformance.requirement.SpecText;
import sol023.conformance.run.RunResult;
import sol023.conformance.target.RunId;
import sol023.conformance.target.SystemUnderTest;

/**
 * What the reports are made of.
 *
 * @param suiteVersion of this suite
 * @param configuration the target file's text without secrets
 * @param order in which scenarios were started, with the seed of a random one, for example {@code random:42}
 * @param command the command that repeats one scenario when its place is added
 * @param repeat the command that repeats the run
 * @param evidence how much of the exchanges is kept
 * @param spec the user's copy of the standard, to show sentences from
 */
public record Report(
        RunResult result,
        SystemUnderTest target,
        RunId runId,
        Strictness strictness,
        String suiteVersion,
        String configuration,
        String order,
        String command,
        String repeat,
        Evidence evidence,
        Optional<SpecText> spec) {}
