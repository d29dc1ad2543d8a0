package sol023.conformance.fault;

import static sol023.conformance.fault.Fault.fault;
import static sol023.conformance.requirement.Requirement.*;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import sol023.conformance.fault.proxy.Answer;
import sol023.conformance.fault.proxy.Request;

/** What can go wrong with what a VNFM tells a CMF about VNFs (clause 6, Notify). */
final class VnfmNotificationFaults {

    private VnfmNotificationFaults() {}

    static List<Fault> all() {
        return List.of(
                fault("lcm-tells-nothing", "Lifecycle changes are not told.")
                        .kills(VNF_LCM_NOTIFY)
                        .by((request, origin, bench) -> {
                            if (!isTold(request)) {
                                return origin.send(request);
                            }
                            bench.hit();
                            return Answer.of(204);
                        }),
                fault("lcm-tells-start-after-result", "The start of an operation is not told.")
                        .kills(VNFM_LCM_NOTIFICATION_ORDER)
                        .by((request, origin, bench) -> {
                            if (!isTold(request) || !request.body().text().contains("\"START\"")) {
                                return origin.send(request);
                            }
                            bench.hit();
                            return Answer.of(204);
                        }),
                fault("lcm-tells-text", "Notifications are of type text/plain.")
                        .kills(VNFM_LCM_NOTIFICATION_TYPED, "the content is application/json")
                        .by((request, origin, bench) -> {
                            if (!isTold(request)) {
                                return origin.send(request);
                            }
                            bench.hit();
                            return origin.send(request.with(request.headers().with("Content-Type", "text/plain")));
                        }),
                fault("lcm-tells-without-version", "Notifications have no Version header.")
                        .kills(VNFM_LCM_NOTIFICATION_VERSION)
                        .by((request, origin, bench) -> {
                            if (!isTold(request)) {
                                return origin.send(request);
                            }
                            bench.hit();
                            return origin.send(request.with(request.headers().without("Version")));
                        }),
                fault("lcm-tells-without-time", "Notifications have no timeStamp.")
                        .kills(
                                VNFM_LCM_NOTIFICATION_TYPED,
                                "the notification has the attributes and types of its table")
                        .by(telling(notification -> notification.remove("timeStamp"))),
                fault("lcm-tells-for-another", "Notifications name another subscription.")
                        .kills(VNFM_LCM_NOTIFICATION_SUBSCRIPTION)
                        .by(telling(notification -> notification.put("subscriptionId", "another"))),
                fault("lcm-tells-another-state", "A result is told that the operation does not have.")
                        .kills(VNFM_LCM_NOTIFICATION_STATE)
                        .by(telling(notification -> {
                            if (notification.path("notificationStatus").asText().equals("RESULT")) {
                                notification.put("operationState", "FAILED");
                            }
                        })));
    }

    static boolean isTold(Request request) {
        return request.method().equals("POST") && request.path().startsWith("/callbacks/");
    }

    /** Changes what is told. */
    static Defect telling(Consumer<ObjectNode> change) {
        return (request, origin, bench) -> {
            if (!isTold(request) || !(RestDefects.read(request.body()) instanceof ObjectNode notification)) {
                return origin.send(request);
            }
            ObjectNode changed = notification.deepCopy();
            change.accept(changed);
            if (changed.equals(notification)) {
                return origin.send(request);
            }
            bench.hit();
            return origin.send(request.with(RestDefects.write(changed)));
        };
    }
}
