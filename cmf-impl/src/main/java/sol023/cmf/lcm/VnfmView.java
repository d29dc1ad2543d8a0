package sol023.cmf.lcm;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A VNFM as the operator sees it.
 *
 * @param state new, subscribed, unreachable, refused or terminated
 * @param detail why, if the state is none to be content with
 * @param subscription the id that the VNFM gave to it
 * @param synchronizedAt when all VNF instances were looked at last
 * @param gone the newest VNFCs that are gone, newest first
 */
record VnfmView(
        String name,
        String state,
        Instant since,
        @Nullable String detail,
        @Nullable String subscription,
        @Nullable Instant synchronizedAt,
        long vnfInstances,
        long vnfcs,
        List<GoneView> gone) {

    /**
     * A VNFC that is gone.
     *
     * @param outcome revoked, reported or present; absent as long as that is still to be done
     * @param certificates how many that concerned
     * @param attempts how often it has failed
     * @param problem why it has failed last; it is tried again at {@code nextAt}
     */
    record GoneView(
            String vnfcId,
            String vnfInstanceId,
            Instant foundAt,
            String cause,
            @Nullable String outcome,
            int certificates,
            int attempts,
            @Nullable String problem,
            @Nullable Instant nextAt) {

        static GoneView of(Removal removal) {
            boolean isFailing = removal.outcome().isEmpty() && removal.attempts() > 0;
            return new GoneView(
                    removal.vnfcId(),
                    removal.vnfId(),
                    removal.foundAt(),
                    removal.cause(),
                    removal.outcome().map(Removal.Outcome::text).orElse(null),
                    removal.certificates(),
                    removal.attempts(),
                    isFailing ? removal.problem().orElse(null) : null,
                    isFailing ? removal.nextAt() : null);
        }
    }

    static VnfmView of(LcmOperator.Shown shown) {
        var row = shown.vnfm();
        return new VnfmView(
                row.name(),
                row.state().text(),
                row.since(),
                row.detail().isEmpty() ? null : row.detail(),
                row.subscription().orElse(null),
                row.synchronizedAt().orElse(null),
                shown.sizes().vnfs(),
                shown.sizes().vnfcs(),
                shown.removals().stream().map(GoneView::of).toList());
    }
}
