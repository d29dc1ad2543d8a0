package sol023.conformance.requirement;

import java.util.Optional;

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
 * @param reason why it is not testable
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
        Optional<String> reason) {

    /** Why no check judges it, as a sentence; empty text when one does. */
    public String why() {
        return reason.or(() -> awaits.map(awaited -> "Comes with " + awaited.title() + "."))
                .orElse("");
    }

    /** Source, clause and place, for example {@code SOL023 5.3.1, step 3}. */
    public String place() {
        return source + " " + clause + at.map(detail -> ", " + detail).orElse("");
    }
}
