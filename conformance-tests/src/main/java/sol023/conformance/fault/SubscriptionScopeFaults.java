package sol023.conformance.fault;

import static sol023.conformance.fault.Fault.fault;
import static sol023.conformance.fault.NotificationDefects.SUBSCRIPTION;
import static sol023.conformance.fault.NotificationDefects.SUBSCRIPTIONS;
import static sol023.conformance.requirement.Requirement.SCOPE_NOTIFICATION_ALL;
import static sol023.conformance.requirement.Requirement.SCOPE_SUBSCRIPTION;
import static sol023.conformance.requirement.Requirement.SCOPE_SUBSCRIPTIONS;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import sol023.conformance.requirement.Requirement;

/** Annex C.3: scopes of the Certificate Notification interface that permit less than they say. */
final class SubscriptionScopeFaults {

    private static final String OF_SUBSCRIPTIONS = "certnotify:v1:subscription";
    private static final String OF_EVERYTHING = "certnotify:v1:all";

    private SubscriptionScopeFaults() {}

    static List<Fault> all() {
        List<Fault> all = new ArrayList<>();
        all.addAll(both("subscribe", "POST", SUBSCRIPTIONS, "POST on the subscriptions", SCOPE_SUBSCRIPTIONS));
        all.addAll(both("list-subscriptions", "GET", SUBSCRIPTIONS, "GET on the subscriptions", SCOPE_SUBSCRIPTIONS));
        all.addAll(both(
                "read-subscription", "GET", SUBSCRIPTION, "GET on an individual subscription", SCOPE_SUBSCRIPTION));
        all.addAll(both(
                "end-subscription",
                "DELETE",
                SUBSCRIPTION,
                "DELETE on an individual subscription",
                SCOPE_SUBSCRIPTION));
        return all;
    }

    private static List<Fault> both(String does, String method, Pattern path, String what, Requirement requirement) {
        return List.of(
                fault("subscription-scope-cannot-" + does, "The scope of subscriptions does not permit " + what + ".")
                        .kills(requirement, what + " is permitted")
                        .by(forbidding(OF_SUBSCRIPTIONS, method, path)),
                fault("notification-scope-cannot-" + does, "The scope of everything does not permit " + what + ".")
                        .kills(SCOPE_NOTIFICATION_ALL, what + " is permitted")
                        .by(forbidding(OF_EVERYTHING, method, path)));
    }

    private static Defect forbidding(String scope, String method, Pattern path) {
        return (request, origin, bench) -> {
            boolean meant = RestDefects.isOn(request, path, method)
                    && SentToken.of(request)
                            .filter(token -> token.scope().equals(scope))
                            .isPresent();
            if (!meant) {
                return origin.send(request);
            }
            bench.hit();
            return RegistrationFaults.problem(403, "The scope is not sufficient.");
        };
    }
}
