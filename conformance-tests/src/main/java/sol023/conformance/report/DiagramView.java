package sol023.conformance.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sol023.conformance.check.Verdict;
import sol023.conformance.report.diagram.Diagram;
import sol023.conformance.requirement.Register;
import sol023.conformance.requirement.Row;
import sol023.conformance.requirement.Testing;

/** A sequence diagram with a verdict for each step: what stands where in the drawing, and the same as a list of sentences. */
final class DiagramView {

    private static final int LEFT = 100;
    private static final int RIGHT = 500;
    private static final int TOP = 64;
    private static final int ROW = 42;
    private static final int NOTE = 34;
    private static final String IN_PART = ", in part";

    private final Diagram diagram;
    private final Coverage coverage;
    private final List<Map<String, Object>> steps = new ArrayList<>();
    private final List<Map<String, Object>> frames = new ArrayList<>();
    private final Map<Standing, Integer> counts = new LinkedHashMap<>();
    private int y = TOP;

    private DiagramView(Diagram diagram, Coverage coverage) {
        this.diagram = diagram;
        this.coverage = coverage;
    }

    static Map<String, Object> of(Diagram diagram, Coverage coverage) {
        return new DiagramView(diagram, coverage).model();
    }

    private Map<String, Object> model() {
        draw(diagram.flow(), 0, "");
        String summary = String.join(
                ", ",
                counts.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey().word())
                        .toList());
        return new View()
                .with("id", "d-" + diagram.clause())
                .with("clause", diagram.clause())
                .with("title", diagram.title())
                .with("left", diagram.participants().get(0))
                .with("right", diagram.participants().get(1))
                .with("x1", LEFT)
                .with("x2", RIGHT)
                .with("height", y + 14)
                .with("bottom", y)
                .with("frames", frames)
                .with("steps", steps)
                .with("summary", summary)
                .with("worst", worst().view().map())
                .map();
    }

    // what stands over the diagram never says pass when a step that could be judged was not
    private Standing worst() {
        boolean open = counts.keySet().stream()
                .anyMatch(standing -> standing.verdict().isEmpty()
                        && !standing.equals(Standing.BY_THE_SUITE)
                        && !standing.equals(Standing.NOT_TESTABLE));
        Standing worst = gravest();
        return open
                        && worst.verdict().equals(Optional.of(Verdict.PASS))
                        && !worst.word().endsWith(IN_PART)
                ? new Standing(worst.word() + IN_PART, worst.tone(), worst.verdict())
                : worst;
    }

    private Standing gravest() {
        return counts.keySet().stream()
                .filter(standing -> standing.verdict().isPresent())
                .max(Comparator.comparing(standing -> standing.verdict().orElseThrow()))
                .orElseGet(() -> counts.keySet().stream()
                        .filter(standing -> !standing.equals(Standing.BY_THE_SUITE))
                        .findFirst()
                        .orElse(Standing.NO_REQUIREMENT));
    }

    private void draw(List<Diagram.Element> elements, int depth, String condition) {
        for (Diagram.Element element : elements) {
            if (element instanceof Diagram.Message message) {
                message(message, condition);
            } else if (element instanceof Diagram.Activity activity) {
                activity(activity, condition);
            } else if (element instanceof Diagram.Note note) {
                note(note);
            } else if (element instanceof Diagram.Frame frame) {
                frame(frame, depth, condition);
            }
        }
    }

    private void message(Diagram.Message message, String condition) {
        int from = x(message.from());
        int to = x(message.to());
        int direction = Integer.signum(to - from);
        step(message, condition, message.from() + " to " + message.to() + ": " + message.label())
                .with(
                        "message",
                        new View()
                                .with("number", message.step())
                                .with("label", message.label())
                                .with("labelX", (from + to) / 2)
                                .with("labelY", y + 16)
                                .with("y", y + 24)
                                .with("from", from + direction * 11)
                                .with("to", to - direction * 9)
                                .with("head", head(to, y + 24, direction))
                                .with("numberX", from)
                                .with("numberY", y + 28)
                                .map())
                .with("pillY", y + 13)
                .with("pillTextY", y + 27);
        y += ROW;
    }

    private void activity(Diagram.Activity activity, String condition) {
        int x = x(activity.participant());
        boolean isLeft = x == LEFT;
        step(activity, condition, activity.participant() + ": " + activity.label())
                .with(
                        "activity",
                        new View()
                                .with("number", activity.step())
                                .with("label", activity.label())
                                .with("labelX", isLeft ? x + 46 : x - 18)
                                .with("labelY", y + 26)
                                .with("anchor", isLeft ? "start" : "end")
                                .with("path", "M" + (x + 11) + "," + (y + 14) + " h25 v17 h-18")
                                .with("head", head(x + 10, y + 31, -1))
                                .with("numberX", x)
                                .with("numberY", y + 18)
                                .map())
                .with("pillY", y + 13)
                .with("pillTextY", y + 27);
        y += ROW;
    }

    private void note(Diagram.Note note) {
        String name = note.at().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + note.at().substring(1);
        step(note, "", name)
                .with(
                        "note",
                        new View()
                                .with("label", name)
                                .with("labelX", (LEFT + RIGHT) / 2)
                                .with("labelY", y + 21)
                                .with("y", y + 5)
                                .map())
                .with("pillY", y + 6)
                .with("pillTextY", y + 20);
        y += NOTE;
    }

    private void frame(Diagram.Frame frame, int depth, String outer) {
        int top = y + 3;
        List<Map<String, Object>> parts = new ArrayList<>();
        y += 4;
        for (Diagram.Part part : frame.parts()) {
            parts.add(new View()
                    .with("text", "[" + part.when() + "]")
                    .with("y", y + 15)
                    .with("line", y)
                    .with("divided", !parts.isEmpty())
                    .map());
            y += 18;
            draw(part.flow(), depth + 1, outer + (outer.isEmpty() ? "" : ", ") + part.when());
            y += 6;
        }
        int inset = 12 + 16 * depth;
        frames.add(new View()
                .with("kind", frame.kind())
                .with("x", inset)
                .with("y", top)
                .with("width", LEFT + RIGHT - 2 * inset)
                .with("height", y - top)
                .with("right", LEFT + RIGHT - inset)
                .with("kindX", inset + 6)
                .with("textX", inset + 48)
                .with("kindY", top + 14)
                .with("parts", parts)
                .map());
        y += 6;
    }

    private View step(Diagram.Place place, String condition, String sentence) {
        List<Row> rows = rows(place);
        Standing standing = standing(rows, place);
        counts.merge(standing, 1, Integer::sum);
        List<Map<String, Object>> links = rows.stream()
                .map(row -> Standing.of(row, coverage)
                        .view()
                        .with("id", row.requirement().name())
                        .with("paraphrase", row.paraphrase())
                        .map())
                .toList();
        View view = standing.view()
                .with("at", place.at())
                .with("sentence", sentence)
                .withText("condition", condition)
                .with("requirements", links);
        gravest(rows).ifPresent(row -> view.with("href", row.requirement().name()));
        steps.add(view.map());
        return view;
    }

    private List<Row> rows(Diagram.Place place) {
        return Register.standard().rows().stream()
                .filter(row -> row.source().equals("SOL023")
                        && row.clause().equals(diagram.clause())
                        && row.at().equals(Optional.of(place.at())))
                .toList();
    }

    private Optional<Row> gravest(List<Row> rows) {
        return rows.stream()
                .filter(row -> Standing.of(row, coverage).verdict().isPresent())
                .max(Comparator.comparing(
                        row -> Standing.of(row, coverage).verdict().orElseThrow()))
                .or(() -> rows.stream().findFirst());
    }

    private Standing standing(List<Row> rows, Diagram.Place place) {
        Optional<Standing> judged = gravest(rows)
                .map(row -> Standing.of(row, coverage))
                .filter(standing -> standing.verdict().isPresent());
        if (judged.isPresent()) {
            boolean open = rows.stream()
                    .anyMatch(row -> row.testing() != Testing.NOT_TESTABLE
                            && Standing.of(row, coverage).verdict().isEmpty());
            Standing standing = judged.get();
            return open ? new Standing(standing.word() + IN_PART, standing.tone(), standing.verdict()) : standing;
        }
        if (rows.stream().anyMatch(Row::isChecked)) {
            return Standing.NOT_IN_THIS_RUN;
        }
        if (rows.stream().anyMatch(Row::isPlanned)) {
            return Standing.PLANNED;
        }
        if (rows.isEmpty()) {
            return Standing.NO_REQUIREMENT;
        }
        boolean byTheSuite = !Diagram.who(place).equals(Optional.of("CMF"));
        return byTheSuite ? Standing.BY_THE_SUITE : Standing.NOT_TESTABLE;
    }

    private int x(String participant) {
        return participant.equals(diagram.participants().get(0)) ? LEFT : RIGHT;
    }

    private static String head(int x, int y, int direction) {
        int back = x - direction * 10;
        return x + "," + y + " " + back + "," + (y - 5) + " " + back + "," + (y + 5);
    }
}
