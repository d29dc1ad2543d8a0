package sol023.conformance.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sol023.conformance.check.CheckResult;
import sol023.conformance.check.Readings;
import sol023.conformance.check.Strictness;
import sol023.conformance.check.Verdict;
import sol023.conformance.doctor.Doctor;
import sol023.conformance.doctor.Finding;
import sol023.conformance.run.Order;
import sol023.conformance.run.Plan;
import sol023.conformance.run.RunListener;
import sol023.conformance.run.RunResult;
import sol023.conformance.run.ScenarioResult;
import sol023.conformance.target.SystemUnderTest;
import sol023.conformance.waiver.StaleWaiver;
import sol023.conformance.waiver.Waiver;

/** What the user sees while the suite works: few lines, each of which matters. */
final class Console implements RunListener {

    private static final int LONGEST = 160;
    private static final int MOST_SCENARIOS = 25;
    private static final int MOST_CHECKS = 3;

    private final PrintWriter out;
    private final Clock clock;
    private final boolean progressBar;
    private @Nullable Progress progress;
    private int shown;

    /** For commands that run no scenario. */
    Console(PrintWriter out) {
        this(out, Clock.systemUTC(), false);
    }

    /**
     * For a run.
     *
     * @param progressBar whether a line may be drawn again and again
     */
    Console(PrintWriter out, Clock clock, boolean progressBar) {
        this.out = out;
        this.clock = clock;
        this.progressBar = progressBar;
    }

    /** Lets the doctor look at the target first; false if it found something that must be changed. */
    boolean examined(SystemUnderTest target) {
        return examined(target, false);
    }

    boolean examined(SystemUnderTest target, boolean thorough) {
        List<Finding> findings = new Doctor(target, clock).examine();
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

    void planned(Plan plan, Order order, Readings readings, int waivers) {
        line(plan.selected() + " scenarios selected, " + plan.execute().size() + " to run, "
                + plan.excluded().size() + " not applicable");
        if (order.seed().isPresent()) {
            line("order: " + order);
        }
        if (readings.strictness() == Strictness.STRICT) {
            line("readings: strict");
        }
        readings.chosen()
                .forEach((passage, reading) -> line("reading " + passage.id() + ": " + reading.word() + ", "
                        + reading.meaning() + " (" + passage.question() + ")"));
        if (waivers > 0) {
            line("waivers: " + waivers);
        }
        progress = new Progress(out, clock, progressBar);
    }

    @Override
    public void finished(ScenarioResult result, int done, int planned) {
        show(result, done, planned);
        if (progress != null) {
            progress.finished(result, done, planned);
        }
    }

    private void show(ScenarioResult result, int done, int planned) {
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
        waivers(result);
        line("verdict: " + result.exitCode().words());
        line("report: " + html.toAbsolutePath().normalize());
    }

    private void waivers(RunResult result) {
        int used = result.waivers().used().size();
        int idle = result.waivers().idle().size();
        if (used + idle > 0) {
            long failures = result.checks().filter(CheckResult::isWaived).count();
            line("waivers: " + used + " used (" + failures + " failures), " + idle + " not needed by this selection");
        }
        for (StaleWaiver stale : result.waivers().stale()) {
            Waiver waiver = stale.waiver();
            line("stale waiver " + waiver.place() + ": " + waiver.requirement() + ", " + waiver.what() + ": "
                    + stale.why().words() + ". " + oneLine(stale.detail()) + " Owner: " + waiver.owner());
        }
    }

    void line(String text) {
        if (progress != null) {
            progress.clear();
        }
        out.println(text);
        out.flush();
    }

    private static String oneLine(String message) {
        String line = message.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
