package sol023.conformance.requirement;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The user's own copy of a standard as text, split into sentences that are found by their hash.
 *
 * <p>The one place that knows how a sentence is normalised: marks of Markdown and HTML, list markers and quotation marks are
 * removed, dashes become hyphens, a run of blanks becomes one, letters become small, and {@code . ; :} at the end goes. A
 * line is hashed whole, sentence by sentence, and, when it is a row of a table (cells between tabs or bars), cell by cell.
 */
public final class SpecText {

    private static final Pattern HEADING =
            Pattern.compile("^(?:#{1,6}\\s+)?\\**([0-9]+(?:\\.[0-9]+[a-z]?)+|[A-Z](?:\\.[0-9]+)+)\\s+\\S.*$");
    private static final Pattern CHAPTER =
            Pattern.compile("^(?:#{1,6}\\s+)?\\**(?:Annex\\s+([A-Z])\\b|([0-9]{1,2})\\s+\\p{Lu}).{0,120}$");
    private static final Pattern EDITION =
            Pattern.compile("SOL\\s?023(?:ed([0-9])([0-9])([0-9])|\\s+V([0-9]+(?:\\.[0-9]+){2}))");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.;!?])\\s+(?=[\\p{Lu}\"“(])");
    private static final Pattern LIST_MARKER = Pattern.compile("^\\s*(?:[-*•]\\s+)?(?:[0-9a-z]{1,2}\\)\\s+)?");
    private static final Pattern CELL = Pattern.compile("\\t|\\s\\|\\s|^\\||\\|$|</?li>|</?ul>|<br\\s*/?>");
    private static final Pattern BLOCK = Pattern.compile("</?p>");

    private final List<Line> lines;
    private final List<Sentence> sentences;
    private final Optional<String> edition;
    private final Map<String, Sentence> byHash = new LinkedHashMap<>();

    private SpecText(List<Line> lines, Optional<String> edition) {
        this.lines = List.copyOf(lines);
        this.edition = edition;
        this.sentences = lines.stream()
                .flatMap(line -> line.parts().stream().map(part -> new Sentence(line.clause(), part)))
                .toList();
        sentences.forEach(sentence -> byHash.putIfAbsent(hash(sentence.text()), sentence));
    }

    /** A sentence as printed, in the clause whose heading stands before it. */
    public record Sentence(String clause, String text) {}

    /**
     * Reads a copy.
     *
     * @throws IOException when the file cannot be read as UTF-8 text
     */
    public static SpecText read(Path file) throws IOException {
        return of(Files.readAllLines(file, StandardCharsets.UTF_8));
    }

    static SpecText of(List<String> lines) {
        List<Line> found = new ArrayList<>();
        Optional<String> edition = Optional.empty();
        String clause = "";
        for (String line : lines) {
            clause = headed(line, clause).orElse(clause);
            edition = edition.or(() -> editionIn(line));
            found.add(new Line(clause, line, parts(line)));
        }
        return new SpecText(found, edition);
    }

    /** The edition by its title page, for example {@code 5.4.1}; empty when the copy does not say. */
    public Optional<String> edition() {
        return edition;
    }

    /** A line as printed with its clause and its parts: the line itself, its cells, their paragraphs, their sentences. */
    record Line(String clause, String text, List<String> parts) {

        /** The smallest parts. */
        List<String> sentences() {
            return blocks(text)
                    .flatMap(SENTENCE_END::splitAsStream)
                    .map(String::strip)
                    .filter(SpecText::isText)
                    .toList();
        }

        boolean isTableRow() {
            return text.indexOf('\t') >= 0 || text.startsWith("|");
        }
    }

    List<Line> lines() {
        return lines;
    }

    /** The sentence with that hash, if this copy has it. */
    public Optional<Sentence> sentence(String hash) {
        return Optional.ofNullable(byHash.get(hash));
    }

    /** All parts of the clause and the clauses below it with their hashes, in the order of the text. */
    public Map<String, Sentence> clause(String clause) {
        Map<String, Sentence> found = new LinkedHashMap<>();
        for (Sentence sentence : sentences) {
            if (sentence.clause().equals(clause) || sentence.clause().startsWith(clause + ".")) {
                found.putIfAbsent(hash(sentence.text()), sentence);
            }
        }
        return found;
    }

    /** SHA-256 of the normalised sentence, 64 hexadecimal digits. */
    public static String hash(String sentence) {
        return sha256(normalised(sentence));
    }

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String normalised(String sentence) {
        String text = sentence.replaceAll("<[^>]+>", " ").replaceAll("[*`_\"“”„’‘']", "");
        text = LIST_MARKER.matcher(text).replaceFirst("");
        text = text.replace('\u00a0', ' ').replaceAll("[‐‑‒–—−]", "-");
        text = text.replaceAll("^#{1,6}\\s+", "")
                .replaceAll("\\s+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
        return text.replaceAll("[\\s.;:]+$", "");
    }

    private static List<String> parts(String line) {
        List<String> parts = new ArrayList<>();
        parts.add(line.strip());
        for (String cell : CELL.splitAsStream(line).toList()) {
            parts.add(cell.strip());
            SENTENCE_END.splitAsStream(cell).map(String::strip).forEach(parts::add);
            for (String block : BLOCK.splitAsStream(cell).toList()) {
                parts.add(block.strip());
                SENTENCE_END.splitAsStream(block).map(String::strip).forEach(parts::add);
            }
        }
        return parts.stream().filter(SpecText::isText).distinct().toList();
    }

    private static Stream<String> blocks(String line) {
        return CELL.splitAsStream(line).flatMap(BLOCK::splitAsStream);
    }

    private static boolean isText(String part) {
        return !normalised(part).isEmpty();
    }

    private static Optional<String> headed(String line, String before) {
        if (line.contains(".....")) {
            return Optional.empty();
        }
        Matcher heading = HEADING.matcher(line);
        if (heading.matches()) {
            return Optional.of(heading.group(1));
        }
        Matcher chapter = CHAPTER.matcher(line);
        if (!chapter.matches()) {
            return Optional.empty();
        }
        String name = Optional.ofNullable(chapter.group(1)).orElseGet(() -> chapter.group(2));
        return line.startsWith("#") || follows(name, before) ? Optional.of(name) : Optional.empty();
    }

    // without a mark of Markdown, only the number that is due makes a line that starts with a number a heading
    private static boolean follows(String name, String before) {
        String chapter = before.contains(".") ? before.substring(0, before.indexOf('.')) : before;
        return Character.isDigit(name.charAt(0))
                && chapter.matches("[0-9]{1,2}")
                && Integer.parseInt(name) == Integer.parseInt(chapter) + 1;
    }

    private static Optional<String> editionIn(String line) {
        Matcher matcher = EDITION.matcher(line);
        if (!matcher.find()) {
            return Optional.empty();
        }
        return Optional.of(
                matcher.group(4) != null
                        ? matcher.group(4)
                        : matcher.group(1) + "." + matcher.group(2) + "." + matcher.group(3));
    }
}
