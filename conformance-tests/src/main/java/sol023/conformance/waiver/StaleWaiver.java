package sol023.conformance.waiver;

/**
 * A waiver that no longer says what is true.
 *
 * @param detail what happened instead, in words
 */
public record StaleWaiver(Waiver waiver, Why why, String detail) {

    /** What has become of the failure. */
    public enum Why {
        PASSED("no longer fails"),
        FAILED_DIFFERENTLY("fails differently"),
        EXPIRED("is past its date"),
        MATCHES_NOTHING("matches no check");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        /** For example {@code fails differently}. */
        public String words() {
            return words;
        }
    }
}
