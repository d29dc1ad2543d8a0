package sol023.cmf.lcm;

import java.util.Set;

/** The state of an operation (LcmOperationStateType, SOL002 clause 5.5.4.3), perhaps one that this CMF does not know. */
record OperationState(String text) {

    /** In these the VNF instance may still change, or change back. */
    private static final Set<String> PENDING = Set.of("STARTING", "PROCESSING", "FAILED_TEMP", "ROLLING_BACK");

    /** Whether nothing follows; a state that is not known is taken for such a one, since nothing would ever be done otherwise. */
    boolean isFinal() {
        return !PENDING.contains(text);
    }
}
