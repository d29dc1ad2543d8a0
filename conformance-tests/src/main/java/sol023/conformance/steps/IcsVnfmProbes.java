package sol023.conformance.steps;

import java.time.Duration;
import java.util.Optional;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.ics.Observation;
import sol023.conformance.target.Capability;
import sol023.conformance.target.Target;
import sol023.conformance.vnfm.Call;

/** Finds out whether the product notifies its VNFM, and whether it uses the VNFM's lifecycle interface. */
public final class IcsVnfmProbes {

    private static final String NO_VNFM = "needs the section vnfm, a VNFM that the CMF can reach";

    private final Target target;
    private final Parties parties;
    private final Subscriptions subscriptions;
    private final LcmSide lcm;

    public IcsVnfmProbes(Target target, Parties parties, Subscriptions subscriptions, LcmSide lcm) {
        this.target = target;
        this.parties = parties;
        this.subscriptions = subscriptions;
        this.lcm = lcm;
    }

    /** What the product does about that item; empty for an item that this class does not know. */
    Optional<Observation> find(String key) {
        return switch (key) {
            case "notify" -> Optional.of(notifications(key));
            case "notify.duplicate" -> Optional.of(duplicate(key));
            case "lcm.consumer" -> Optional.of(lifecycle(key));
            default -> Optional.empty();
        };
    }

    private Observation notifications(String key) {
        HttpAnswer answer = parties.vnfm().subscriptions().list("");
        String words = "the list of subscriptions got " + answer.status();
        return switch (answer.status()) {
            case 200 -> Observation.of(key, "yes", words);
            case 404, 405, 501 -> Observation.of(key, "no", words);
            default -> Observation.unseen(key, words);
        };
    }

    private Observation duplicate(String key) {
        if (!target.supports(Capability.VNFM)) {
            return Observation.unseen(key, NO_VNFM);
        }
        int first = subscriptions.subscribe(draft -> {}).answer().status();
        if (first != 201) {
            return Observation.unseen(key, "the first subscription got " + first);
        }
        int second = subscriptions.again().answer().status();
        String words = "the second subscription got " + second;
        return second == 201 || second == 303
                ? Observation.of(key, String.valueOf(second), words)
                : Observation.unseen(key, words);
    }

    private Observation lifecycle(String key) {
        if (!target.supports(Capability.VNFM)) {
            return Observation.unseen(key, NO_VNFM);
        }
        Duration patience = lcm.patience();
        Optional<Call> asked = lcm.vnfm().calls().await(LcmSide::isSubscription, patience);
        return Observation.yesOrNo(
                key,
                asked.isPresent(),
                asked.isPresent()
                        ? "it has asked for a subscription at " + lcm.vnfm().api()
                        : "no request for a subscription at " + lcm.vnfm().api() + " within " + patience.toSeconds()
                                + " s; a CMF that looks for its VNFM less often needs the hook lcm.subscribes");
    }
}
