package sol023.conformance.requirement;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One row of the register.
 *
 * @param requirement its stable name
 * @param revision raised when the sentence changes its meaning, so that old links stop counting
 * @param clause of the source, for example {@code 5.3.1}
 * @param at step, table or figure inside the clause, for example {@code step 3}
 * @param level how it binds
 * @param actor whom it binds, for example {@code CMF}
 * @param source the document, for example {@code SOL023}
 * @param paraphrase the statement in our words
 * @param hash SHA-256 of the normalised sentence ({@link SpecText}), hexadecimal
 * @param noHash why there is no hash; present exactly when {@code hash} is not
 * @param testing how it is tested
 * @param awaits the interface that a planned one waits for
 * @param same the rows that say the same and are judged for it; empty unless the test is {@link Testing#SAME}
 * @param reason why it is not testable, or a remark on how the same is said
 */
public record Row(
        Requirement requirement,
        int revision,
        String clause,
        Optional<String> at,
        Level level,
        String actor,
        String source,
        String paraphrase,
        Optional<String> hash,
        Optional<String> noHash,
        Testing testing,
        Optional<Awaited> awaits,
        List<Requirement> same,
        Optional<String> reason) {

    public Row {
        same = List.copyOf(same);
    }

    /** Why no check of its own judges it, in sentences; empty text when one does. */
    public String why() {
        return switch (testing) {
            case CHECK -> "";
            case PLANNED -> "Comes with " + awaits.map(Awaited::title).orElse("") + ".";
            case SAME ->
                "Judged as " + same.stream().map(Enum::name).collect(Collectors.joining(", ")) + "."
                        + reason.map(remark -> " " + remark).orElse("");
            case NOT_TESTABLE -> reason.orElse("");
        };
    }

    /** Whether a check judges it, its own or that of a row that says the same. */
    public boolean isChecked() {
        return testing == Testing.CHECK
                || same.stream().anyMatch(other -> other.row().testing() == Testing.CHECK);
    }

    /** Whether no check judges it yet, but one will. */
    public boolean isPlanned() {
        return testing == Testing.PLANNED || (testing == Testing.SAME && !isChecked());
    }

    /** Source, clause and place, for example {@code SOL023 5.3.1, step 3}. */
    public String place() {
        return source + " " + clause + at.map(detail -> ", " + detail).orElse("");
    }
}
