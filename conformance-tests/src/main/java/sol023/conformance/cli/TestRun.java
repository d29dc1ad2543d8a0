package sol023.conformance.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sol023.conformance.check.Readings;
import sol023.conformance.report.Reports;
import sol023.conformance.requirement.Register;
import sol023.conformance.requirement.SpecText;
import sol023.conformance.run.ExitCode;
import sol023.conformance.run.FeatureFiles;
import sol023.conformance.run.Order;
import sol023.conformance.run.Plan;
import sol023.conformance.run.RunResult;
import sol023.conformance.run.Selection;
import sol023.conformance.target.Judging;
import sol023.conformance.target.Role;
import sol023.conformance.target.SystemUnderTest;
import sol023.conformance.target.TargetFile;
import sol023.conformance.waiver.Waiver;

/**
 * One run, from the options to the reports.
 *
 * @param command the words of the command line that repeats it, without the selection
 * @param selected the words of the command line that select its scenarios
 */
record TestRun(Console console, Clock clock, List<String> command, List<String> selected) {

    private static final List<String> PROGRAM = List.of("java", "-jar", "cmf-conformance.jar");

    /** Runs and reports; says on the console how it went. */
    ExitCode run(Path target, Role role, FeatureFiles files, Selection selection, RunOptions options)
            throws IOException {
        options.validate();
        Order order = options.order();
        Register.standard();
        SystemUnderTest described = new TargetFile().read(target, role);
        Judging judging = new TargetFile().judging(target);
        Readings readings = options.readings.readings(judging);
        List<Waiver> waivers = options.waivers(judging, files);
        Optional<SpecText> copy = Suite.spec(options.spec);
        Plan plan = Plan.of(files, selection, described);
        if (plan.selected() == 0) {
            throw new UsageException("Nothing is selected: no scenario of the role " + role.word()
                    + " matches. See: cmf-conformance list --role " + role.word());
        }
        if (!console.examined(described)) {
            return ExitCode.UNUSABLE;
        }
        Suite suite = new Suite(described, readings);
        console.planned(plan, order, readings, waivers.size());
        RunResult result = suite.run(files, plan, options.threads, order, console)
                .waived(waivers, suite.runId(), LocalDate.now(clock));
        Path html = Reports.write(
                options.report,
                suite.report(result, order, line(order, List.of()), line(order, selected), options.evidence, copy));
        console.verdict(result, html);
        return result.exitCode();
    }

    private String line(Order order, List<String> selection) {
        List<String> words = new ArrayList<>(PROGRAM);
        words.addAll(command);
        if (order.seed().isPresent()) {
            words.addAll(List.of(RunOptions.ORDER, order.toString()));
        }
        words.addAll(selection);
        return ShellWords.join(words);
    }
}
