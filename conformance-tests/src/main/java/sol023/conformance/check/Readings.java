package sol023.conformance.check;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How a run takes the unclear passages.
 *
 * @param strictness what holds for those that are not chosen one by one, and for single steps
 * @param chosen readings selected one by one, in the order of the interpretations
 */
public record Readings(Strictness strictness, Map<Interpretation, Reading> chosen) {

    /** Our reading of everything. */
    public static final Readings OURS = of(Strictness.STANDARD);

    public Readings {
        Map<Interpretation, Reading> ordered = new EnumMap<>(Interpretation.class);
        ordered.putAll(chosen);
        chosen = Collections.unmodifiableMap(ordered);
    }

    public static Readings of(Strictness strictness) {
        return new Readings(strictness, Map.of());
    }

    /** How this passage is taken. */
    public Reading of(Interpretation interpretation) {
        Reading general = strictness == Strictness.STRICT ? Reading.STRICT : Reading.OURS;
        return chosen.getOrDefault(interpretation, general);
    }

    /** The verdict when a judgement that rests on these passages does not hold; the mildest reading decides. */
    Verdict deviation(List<Interpretation> interpretations) {
        return interpretations.stream()
                .map(this::of)
                .map(Readings::deviation)
                .min(Verdict::compareTo)
                .orElseGet(() -> strictness == Strictness.STRICT ? Verdict.FAIL : Verdict.ADVISORY);
    }

    private static Verdict deviation(Reading reading) {
        return switch (reading) {
            case OURS -> Verdict.ADVISORY;
            case STRICT -> Verdict.FAIL;
            case OPEN -> Verdict.PASS;
        };
    }
}
