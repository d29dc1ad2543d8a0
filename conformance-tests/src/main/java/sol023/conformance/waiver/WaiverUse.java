package sol023.conformance.waiver;

import java.util.List;

/**
 * What a run did with its waivers, each list in the order of the file.
 *
 * @param used those that cover at least one failure
 * @param stale those that must be removed or renewed
 * @param idle the rest: the scenario was not selected or does not apply, or the check could not be observed
 */
public record WaiverUse(List<Waiver> used, List<StaleWaiver> stale, List<Waiver> idle) {

    /** A run without waivers. */
    public static final WaiverUse NONE = new WaiverUse(List.of(), List.of(), List.of());

    public WaiverUse {
        used = List.copyOf(used);
        stale = List.copyOf(stale);
        idle = List.copyOf(idle);
    }
}
