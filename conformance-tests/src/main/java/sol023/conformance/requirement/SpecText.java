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
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.;!?])\\s+(?=[\\p{Lu}\"“(])");
    private static final Pattern LIST_MARKER = Pattern.compile("^\\s*(?:[-*•]\\s+)?(?:[0-9a-z]{1,2}\\)\\s+)?");
    private static final Pattern CELL = Pattern.compile("\\t|\\s\\|\\s|^\\||\\|$|</?li>|</?ul>|<br\\s*/?>");

    private final List<Sentence> sentences;
    private final Map<String, Sentence> byHash = new LinkedHashMap<>();

    private SpecText(List<Sentence> sentences) {
        this.sentences = List.copyOf(sentences);
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
        List<Sentence> sentences = new ArrayList<>();
        String clause = "";
        for (String line : lines) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches() && !line.contains(".....")) {
                clause = heading.group(1);
            }
            for (String part : parts(line)) {
                if (!normalised(part).isEmpty()) {
                    sentences.add(new Sentence(clause, part));
                }
            }
        }
        return new SpecText(sentences);
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
            for (String sentence : SENTENCE_END.splitAsStream(cell).toList()) {
                parts.add(sentence.strip());
            }
        }
        return parts.stream().filter(part -> !part.isEmpty()).distinct().toList();
    }
}
