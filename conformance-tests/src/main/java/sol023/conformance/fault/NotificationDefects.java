package sol023.conformance.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import sol023.conformance.fault.proxy.Answer;
import sol023.conformance.fault.proxy.Origin;
import sol023.conformance.fault.proxy.Request;

/** The exchanges of clause 7 in both directions, and what can go wrong with them. */
final class NotificationDefects {

    static final Pattern SUBSCRIPTIONS = Pattern.compile(".*/certnotify/v1/subscriptions/?");
    static final Pattern SUBSCRIPTION = Pattern.compile(".*/certnotify/v1/subscriptions/[^/]+");
    private static final Pattern CALLBACK = Pattern.compile(".*/callbacks/[^/]+");

    /** A subscription that was made. */
    static final When SUBSCRIBED = RestDefects.on(SUBSCRIPTIONS, "POST").and(When.status(201));

    /** A subscription that was refused, for whatever reason. */
    static final When SUBSCRIPTION_REFUSED =
            RestDefects.on(SUBSCRIPTIONS, "POST").and((request, answer) -> answer.status() >= 400);

    /** A list of subscriptions. */
    static final When SUBSCRIPTIONS_LISTED =
            RestDefects.on(SUBSCRIPTIONS, "GET").and(When.status(200));

    /** A subscription that was read. */
    static final When SUBSCRIPTION_SHOWN = RestDefects.on(SUBSCRIPTION, "GET").and(When.status(200));

    /** A subscription that was shown, after it was made or when it was read. */
    static final When SUBSCRIPTION_TOLD =
            (request, answer) -> SUBSCRIBED.matches(request, answer) || SUBSCRIPTION_SHOWN.matches(request, answer);

    private NotificationDefects() {}

    /** What a faulty CMF does in the place of a request of its own. */
    @FunctionalInterface
    interface Sending {
        Answer send(Request request, Origin vnfm) throws IOException;
    }

    static boolean isNotification(Request request) {
        return RestDefects.isOn(request, CALLBACK, "POST");
    }

    static boolean isTrial(Request request) {
        return RestDefects.isOn(request, CALLBACK, "GET");
    }

    /** Sends notifications in another way. */
    static Defect notifying(Sending sending) {
        return (request, origin, bench) -> {
            if (!isNotification(request)) {
                return origin.send(request);
            }
            bench.hit();
            return sending.send(request, origin);
        };
    }

    /** Tries callback URIs in another way. */
    static Defect trying(Sending sending) {
        return (request, origin, bench) -> {
            if (!isTrial(request)) {
                return origin.send(request);
            }
            bench.hit();
            return sending.send(request, origin);
        };
    }

    /** Changes the content of notifications. */
    static Defect telling(Consumer<ObjectNode> change) {
        return (request, origin, bench) -> {
            if (!isNotification(request)) {
                return origin.send(request);
            }
            JsonNode content = RestDefects.read(request.body());
            if (!(content instanceof ObjectNode notification)) {
                return origin.send(request);
            }
            ObjectNode before = notification.deepCopy();
            change.accept(notification);
            if (!notification.equals(before)) {
                bench.hit();
            }
            return origin.send(request.with(RestDefects.write(notification)));
        };
    }

    /** Changes one link of notifications. */
    static Defect linking(String name, java.util.function.UnaryOperator<String> change) {
        return telling(notification -> {
            if (notification.path("_links").path(name) instanceof ObjectNode link) {
                link.put("href", change.apply(link.path("href").asText()));
            }
        });
    }

    /** Forgets an attribute of each subscription request, and shows it all the same. */
    static Defect forgetting(String attribute) {
        return (request, origin, bench) -> {
            if (!RestDefects.isOn(request, SUBSCRIPTIONS, "POST")
                    || !(RestDefects.read(request.body()) instanceof ObjectNode wanted)
                    || !wanted.has(attribute)) {
                return origin.send(request);
            }
            bench.hit();
            JsonNode forgotten = wanted.remove(attribute);
            Answer answer = origin.send(request.with(RestDefects.write(wanted)));
            return answer.status() == 201
                    ? RestDefects.object(shown -> shown.set(attribute, forgotten))
                            .apply(answer)
                    : answer;
        };
    }
}
