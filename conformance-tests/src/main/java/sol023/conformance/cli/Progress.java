package sol023.conformance.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import sol023.conformance.check.Verdict;
import sol023.conformance.run.ScenarioResult;

/**
 * How far a run has come: on a terminal one line that is drawn again and again, elsewhere a line at each quarter. It writes
 * carriage returns and blanks, never an escape code.
 */
final class Progress {

    private static final int CELLS = 10;
    private static final int QUARTERS = 4;
    private static final List<Verdict> ALWAYS = List.of(Verdict.PASS, Verdict.ADVISORY, Verdict.FAIL, Verdict.INCONC);

    private final PrintWriter out;
    private final Clock clock;
    private final boolean redrawn;
    private final Instant started;
    private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    private String shown = "";
    private int quarters;

    Progress(PrintWriter out, Clock clock, boolean redrawn) {
        this.out = out;
        this.clock = clock;
        this.redrawn = redrawn;
        this.started = clock.instant();
    }

    /** Counts the checks of a scenario that has ended and shows where the run stands. */
    void finished(ScenarioResult result, int done, int planned) {
        result.checks().forEach(check -> counts.merge(check.verdict(), 1, Integer::sum));
        if (redrawn) {
            draw(bar(done, planned) + " " + state(done, planned));
        } else if (done * QUARTERS / planned > quarters) {
            quarters = done * QUARTERS / planned;
            out.println(state(done, planned));
            out.flush();
        }
    }

    /** Makes room for a line of text; the next scenario draws the bar again. */
    void clear() {
        if (!shown.isEmpty()) {
            out.print("\r" + " ".repeat(shown.length()) + "\r");
            shown = "";
        }
    }

    private void draw(String text) {
        String rest = " ".repeat(Math.max(0, shown.length() - text.length()));
        out.print("\r" + text + rest);
        out.flush();
        shown = text;
    }

    private static String bar(int done, int planned) {
        int full = done * CELLS / planned;
        return "[" + "#".repeat(full) + ".".repeat(CELLS - full) + "]";
    }

    private String state(int done, int planned) {
        StringBuilder text = new StringBuilder(done + "/" + planned);
        for (Verdict verdict : Verdict.values()) {
            int count = counts.getOrDefault(verdict, 0);
            if (count > 0 || ALWAYS.contains(verdict)) {
                text.append("  ").append(verdict.word()).append(' ').append(count);
            }
        }
        return text + "  " + elapsed();
    }

    private String elapsed() {
        Duration elapsed = Duration.between(started, clock.instant());
        return "%d:%02d".formatted(elapsed.toMinutes(), elapsed.toSecondsPart());
    }
}
