package sol023.conformance.requirement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The statements of one edition of SOL023 by clause, kind and shortened hash: enough to see that each has a row, and that
 * each row's sentence is in the edition, without the text. One line per statement: clause, kind, keys.
 */
public final class EditionIndex {

    /** The edition that the suite judges by. */
    public static final String EDITION = "5.4.1";

    private static final String RESOURCE = "/features/requirements/SOL023-" + EDITION + ".index";
    private static final Map<String, Statement.Kind> KINDS =
            Arrays.stream(Statement.Kind.values()).collect(Collectors.toMap(Statement.Kind::word, Function.identity()));

    private final List<Statement> statements;

    private EditionIndex(List<Statement> statements) {
        this.statements = List.copyOf(statements);
    }

    /** The index of a copy. */
    public static EditionIndex of(SpecText text) {
        return new EditionIndex(Statements.in(text));
    }

    /**
     * The index of {@link #EDITION} that comes with the suite.
     *
     * @throws RegisterException when it is missing or broken
     */
    public static EditionIndex standard() {
        try (InputStream in = EditionIndex.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new RegisterException(RESOURCE + " is missing in the suite");
            }
            return parse(
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList(),
                    RESOURCE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static EditionIndex parse(List<String> lines, String file) {
        List<Statement> statements = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("#")) {
                continue;
            }
            String[] words = line.split(" ", -1);
            if (words.length < 3 || !KINDS.containsKey(words[1])) {
                throw new RegisterException(file + ":" + (i + 1) + ": clause, kind and keys are expected here");
            }
            Set<String> keys = new LinkedHashSet<>(Arrays.asList(words).subList(2, words.length));
            statements.add(new Statement(words[0], KINDS.get(words[1]), keys));
        }
        return new EditionIndex(statements);
    }

    /** As a file. */
    public String text() {
        return "# statements of ETSI GS NFV-SOL 023: clause, kind, first digits of the hashes; made by requirements index\n"
                + statements.stream()
                        .map(statement -> statement.clause() + " "
                                + statement.kind().word() + " " + String.join(" ", statement.keys()) + "\n")
                        .collect(Collectors.joining());
    }

    /** Number of statements that need a row. */
    public int size() {
        return (int) statements.stream()
                .filter(statement -> statement.kind().needsRow())
                .count();
    }

    List<Statement> statements() {
        return statements;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EditionIndex index && index.statements.equals(statements);
    }

    @Override
    public int hashCode() {
        return statements.hashCode();
    }
}
