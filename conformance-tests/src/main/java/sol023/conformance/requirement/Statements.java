package sol023.conformance.requirement;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import sol023.conformance.requirement.SpecText.Line;
import sol023.conformance.requirement.Statement.Kind;

/** Finds the statements of clauses 4 to 7 and of annexes B and C in a copy of SOL023. */
final class Statements {

    private static final Pattern CHAPTERS = Pattern.compile("(?:[4-7]|[BC])(?:\\..*)?");
    private static final Pattern DIAGRAMS = Pattern.compile("[57]\\.3\\..*");
    private static final Pattern SHALL = Pattern.compile("\\bshall\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern STEP = Pattern.compile("^\\s*(?:[-*•]\\s+)?[0-9]{1,2}\\)\\s.*");
    private static final Pattern CONDITION =
            Pattern.compile("^\\W*(pre-?condition|post-?condition|error handling)s?\\W.*", Pattern.CASE_INSENSITIVE);

    private final Set<Statement> found = new LinkedHashSet<>();

    private Statements() {}

    static List<Statement> in(SpecText text) {
        Statements statements = new Statements();
        List<Line> lines = text.lines();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (CHAPTERS.matcher(line.clause()).matches() && !line.parts().isEmpty()) {
                statements.add(line, i > 0 && lines.get(i - 1).isTableRow());
            }
        }
        return List.copyOf(statements.found);
    }

    static boolean hasShall(String text) {
        return SHALL.matcher(text).find();
    }

    private void add(Line line, boolean belowTableRow) {
        Optional<Kind> kind = kindInDiagram(line);
        Kind whole = kind.orElse(line.isTableRow() && belowTableRow ? Kind.ROW : Kind.TEXT);
        found.add(Statement.of(line.clause(), whole, line.parts()));
        line.sentences().stream()
                .filter(Statements::hasShall)
                .forEach(sentence -> found.add(Statement.of(line.clause(), Kind.SHALL, citable(sentence, line))));
    }

    /** The sentence, and what holds it but no other sentence with <i>shall</i>. */
    private static List<String> citable(String sentence, Line line) {
        List<String> texts = new ArrayList<>(List.of(sentence));
        for (String part : line.parts()) {
            if (part.contains(sentence) && count(part) == count(sentence)) {
                texts.add(part);
            }
        }
        return texts;
    }

    private static long count(String text) {
        return SHALL.matcher(text).results().count();
    }

    private static Optional<Kind> kindInDiagram(Line line) {
        if (!DIAGRAMS.matcher(line.clause()).matches()) {
            return Optional.empty();
        }
        if (STEP.matcher(line.text()).matches()) {
            return Optional.of(Kind.STEP);
        }
        var condition = CONDITION.matcher(line.text());
        if (!condition.matches()) {
            return Optional.empty();
        }
        String word = condition.group(1).toLowerCase(Locale.ROOT);
        if (word.startsWith("error")) {
            return Optional.of(Kind.ERROR_HANDLING);
        }
        return Optional.of(word.startsWith("pre") ? Kind.PRECONDITION : Kind.POSTCONDITION);
    }
}
