package sol023.cmf.notification;

import java.util.Optional;

/**
 * A change, as the outbox has it.
 *
 * @param seq its place among all changes
 * @param lane notifications of one lane are delivered one after the other
 * @param certType as SOL023 table 5.6.4.4.2 names it
 * @param state as PKIStatusInfoType (interpretation I-15)
 * @param at in milliseconds since 1970
 * @param body what is the same in every notification about it, as JSON
 */
record StoredEvent(
        long seq,
        String id,
        String owner,
        String lane,
        String certType,
        String state,
        long at,
        String body,
        Optional<VnfFacts> vnf) {}
