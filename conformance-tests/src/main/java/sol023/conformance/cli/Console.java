package sol023.conformance.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import sol023.conformance.check.CheckResult;
import sol023.conformance.check.Verdict;
import sol023.conformance.doctor.Doctor;
import sol023.conformance.doctor.Finding;
import sol023.conformance.run.Plan;
import sol023.conformance.run.RunListener;
import sol023.conformance.run.RunResult;
import sol023.conformance.run.ScenarioResult;
import sol023.conformance.target.Target;

/** What the user sees while the suite works: few lines, each of which matters. */
final class Console implements RunListener {

    private static final int LONGEST = 160;
    private static final int MOST_SCENARIOS = 25;
    private static final int MOST_CHECKS = 3;

    private final PrintWriter out;
    private int shown;

    Console(PrintWriter out) {
        this.out = out;
    }

    /** Lets the doctor look at the target first; false if it found something that must be changed. */
    boolean examined(Target target) {
        return examined(target, false);
    }

    boolean examined(Target target, boolean thorough) {
        List<Finding> findings = new Doctor(target, Clock.systemUTC()).examine();
        boolean well = true;
        for (Finding finding : findings) {
            if (finding.isProblem() || thorough) {
                line((finding.isProblem() ? "doctor: " + finding.key() + ": " : "ok: ") + finding.text());
            }
            well &= !finding.isProblem();
        }
        if (well) {
            line("doctor: the configuration is fine");
        } else {
            line("Nothing was tested: change what the doctor names in " + target.file());
        }
        return well;
    }

    void planned(Plan plan) {
        line(plan.selected() + " scenarios selected, " + plan.execute().size() + " to run, "
                + plan.excluded().size() + " not applicable");
    }

    @Override
    public void finished(ScenarioResult result, int done, int planned) {
        Verdict verdict = result.verdict();
        if (verdict == Verdict.PASS || verdict == Verdict.NOT_APPLICABLE) {
            return;
        }
        shown++;
        if (shown > MOST_SCENARIOS) {
            return;
        }
        line("[" + done + "/" + planned + "] " + result.scenario().title());
        result.checks().stream()
                .filter(check -> check.verdict() == verdict)
                .limit(MOST_CHECKS)
                .forEach(this::check);
        if (shown == MOST_SCENARIOS) {
            line("(there is more; the report has it all)");
        }
    }

    private void check(CheckResult check) {
        String id = check.requirement()
                .map(requirement -> requirement.name() + ": ")
                .orElse("");
        line("    " + check.verdict().word() + "  " + id + check.what() + ": " + oneLine(check.message()));
    }

    void verdict(RunResult result, Path html) {
        Map<Verdict, Long> counts = result.counts();
        String checks = counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getValue() + " " + entry.getKey().word())
                .collect(Collectors.joining(", "));
        line(result.scenarios().size() + " of " + result.plan().execute().size()
                + " planned scenarios executed; checks: " + (checks.isEmpty() ? "none" : checks));
        line("verdict: " + result.exitCode().words());
        line("report: " + html.toAbsolutePath().normalize());
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    private static String oneLine(String message) {
        String line = message.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
