package sol023.cmf.lcm;

import java.time.Instant;
import java.util.Optional;

/**
 * What is stored about a VNFM.
 *
 * @param endpoint the last part of the path to which it posts
 * @param isWanted whether a subscription is wanted; not after the operator has terminated it
 * @param isResyncWanted whether the operator wants all VNF instances looked at
 * @param subscription the id that the VNFM gave to it
 * @param terms a digest of what was subscribed
 */
record VnfmRow(
        String name,
        String endpoint,
        boolean isWanted,
        boolean isResyncWanted,
        Optional<String> subscription,
        Optional<String> terms,
        VnfmState state,
        String detail,
        Instant since,
        Optional<Instant> synchronizedAt) {}
