package sol023.cmf.lcm;

/** How the relation to a VNFM is. */
public enum VnfmState {
    /** Nothing has been tried yet. */
    NEW("new"),
    /** The VNFM has a subscription of this CMF, and what it has is known. */
    SUBSCRIBED("subscribed"),
    /** It does not answer, or answers that it cannot now. */
    UNREACHABLE("unreachable"),
    /** It answers, but not so that this CMF can go on. */
    REFUSED("refused"),
    /** The operator has ended the subscription. */
    TERMINATED("terminated");

    private final String text;

    VnfmState(String text) {
        this.text = text;
    }

    /** As it is shown and stored. */
    public String text() {
        return text;
    }

    static VnfmState of(String text) {
        for (var state : values()) {
            if (state.text.equals(text)) {
                return state;
            }
        }
        return NEW;
    }
}
