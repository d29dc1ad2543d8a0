package sol023.conformance.steps;

import java.util.Arrays;

/** The reasons that the suite revokes for (RFC 5280 §5.3.1). */
public enum RevocationReason {
    UNSPECIFIED("unspecified", 0),
    KEY_COMPROMISE("keyCompromise", 1),
    AFFILIATION_CHANGED("affiliationChanged", 3),
    SUPERSEDED("superseded", 4),
    CESSATION_OF_OPERATION("cessationOfOperation", 5);

    private final String word;
    private final int code;

    RevocationReason(String word, int code) {
        this.word = word;
        this.code = code;
    }

    static RevocationReason named(String word) {
        return Arrays.stream(values())
                .filter(reason -> reason.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no reason is called " + word));
    }

    int code() {
        return code;
    }

    @Override
    public String toString() {
        return word;
    }
}
