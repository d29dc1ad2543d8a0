package sol023.conformance.fault;

import static sol023.conformance.check.Interpretation.I_16;
import static sol023.conformance.check.Interpretation.I_19;
import static sol023.conformance.check.Interpretation.I_48;
import static sol023.conformance.fault.NotificationDefects.SUBSCRIPTION;
import static sol023.conformance.fault.NotificationDefects.SUBSCRIPTIONS;
import static sol023.conformance.fault.NotificationDefects.SUBSCRIPTION_TOLD;
import static sol023.conformance.fault.NotificationDefects.notifying;
import static sol023.conformance.fault.NotificationDefects.telling;
import static sol023.conformance.fault.NotificationDefects.trying;
import static sol023.conformance.fault.RestDefects.changing;
import static sol023.conformance.fault.RestDefects.isOn;
import static sol023.conformance.fault.RestDefects.object;
import static sol023.conformance.fault.Variant.variant;
import static sol023.conformance.requirement.Requirement.*;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import sol023.conformance.fault.proxy.Answer;
import sol023.conformance.requirement.Requirement;

/** Freedoms of clause 7. */
final class NotificationVariants {

    private static final Requirement[] EVENTS = {
        NOTIFICATION_SENT, NOTIFICATION_TYPE, NOTIFICATION_STATE, NOTIFICATION_AFFECTED_SUBJECT
    };

    private NotificationVariants() {}

    static List<Variant> all() {
        return List.of(
                variant("callbacks-not-tried", "Callback URIs are not tried.")
                        .allowedBy("SOL023 clause 7.5.5.3.2 lets the CMF try them")
                        .concerns(SUBSCRIPTION_ENDPOINT_TESTED, SUBSCRIPTION_ENDPOINT_DEAD, SUBSCRIPTION_ANSWERED)
                        .mayAdvise(SUBSCRIPTION_ENDPOINT_TESTED)
                        .by(trying((request, vnfm) -> Answer.of(204))),
                variant("subscription-without-verbosity", "A subscription for full notifications shows no verbosity.")
                        .allowedBy("SOL023 table 7.6.2.3-1: 0..1, absent means FULL")
                        .concerns(SUBSCRIPTION_VERBOSITY, SUBSCRIPTION_READ)
                        .by(changing(SUBSCRIPTION_TOLD, object(subscription -> {
                            if (subscription.path("verbosity").asText("").equals("FULL")) {
                                subscription.remove("verbosity");
                            } else {
                                subscription.put("vendor", "extension");
                            }
                        }))),
                variant(
                                "subscription-with-unknown-members",
                                "A subscription has members that the standard does not define.")
                        .allowedBy("SOL023 clause 7.6.1")
                        .concerns(SUBSCRIPTION_ANSWERED, SUBSCRIPTION_READ)
                        .by(changing(SUBSCRIPTION_TOLD, object(subscription -> subscription
                                .putObject("vendor")
                                .put("extension", true)))),
                variant("subscriptions-of-others-forbidden", "What is another consumer's is refused with 403.")
                        .allowedBy("SOL013 clause 6.4: 403 or 404")
                        .concerns(SUBSCRIPTIONS_OWN_ONLY)
                        .by((request, origin, bench) -> {
                            Answer answer = origin.send(request);
                            if (answer.status() != 404
                                    || !isOn(request, SUBSCRIPTION, request.method())
                                    || !request.consumer().equals("vnfm-b")) {
                                return answer;
                            }
                            bench.hit();
                            return RegistrationFaults.problem(403, "The subscription is another consumer's.");
                        }),
                variant(
                                "printed-certificate-types-only",
                                "Filters take the names of certificate types as the table prints them.")
                        .allowedBy("SOL023 table 7.6.3.2-1 (I-27)")
                        .concerns(NOTIFICATION_FILTER_CERT_TYPE)
                        .by((request, origin, bench) -> {
                            boolean ours = isOn(request, SUBSCRIPTIONS, "POST")
                                    && request.body().text().contains("_certificate\"");
                            if (!ours || request.body().text().contains("VNFCI_certificate\",\"VNF_OAM")) {
                                return origin.send(request);
                            }
                            bench.hit();
                            return RegistrationFaults.problem(422, "There is no such certificate type.");
                        }),
                variant(
                                "notification-with-unknown-members",
                                "Notifications have members that the standard does not define.")
                        .allowedBy("SOL023 clause 7.6.1")
                        .concerns(EVENTS)
                        .by(telling(
                                notification -> notification.putObject("vendor").put("extension", true))),
                variant("notification-with-state-as-object", "The state in notifications is an object with a status.")
                        .allowedBy("PKIStatusInfoType is not defined (I-15)")
                        .concerns(EVENTS)
                        .mayAdvise(NOTIFICATION_TYPE, I_16)
                        .by(telling(notification -> {
                            String state = notification.path("certificateState").asText();
                            notification.putObject("certificateState").put("status", state);
                        })),
                variant("notification-without-verbosity", "Full notifications do not say that they are.")
                        .allowedBy("SOL023 table 7.6.2.4-1: absent means FULL")
                        .concerns(NOTIFICATION_VERBOSITY, SUBSCRIPTION_REQUEST_VERBOSITY)
                        .by(telling(notification -> {
                            if (notification.path("verbosity").asText("").equals("FULL")) {
                                notification.remove("verbosity");
                            }
                        })),
                variant("notification-with-links-relative", "The links in notifications lack the apiRoot.")
                        .allowedBy("SOL013 clause 7.2.2: a producer need not know its address")
                        .concerns(NOTIFICATION_LINK_SUBSCRIPTION, NOTIFICATION_LINK_FORM)
                        .mayAdvise(NOTIFICATION_LINK_FORM)
                        .by(telling(notification -> notification
                                .withObject("/_links")
                                .forEach(link -> ((ObjectNode) link)
                                        .put("href", link.path("href").asText().replaceFirst("^https?://[^/]*", ""))))),
                variant("notification-with-other-cmp-bodies", "CMP bodies in notifications have another form.")
                        .allowedBy("SOL023 does not say how they are written in JSON (I-16)")
                        .concerns(NOTIFICATION_TYPE, AFFECTED_CERTIFICATE_CP)
                        .mayAdvise(NOTIFICATION_TYPE, I_16)
                        .by(telling(notification -> {
                            for (String name : List.of("ip", "cp")) {
                                ObjectNode body = notification.findParent(name);
                                if (body != null) {
                                    body.put(name, "MIIB");
                                }
                            }
                        })),
                variant("vnf-instances-not-learnt", "A filter by VNF instance lets nothing pass.")
                        .allowedBy("SOL023 does not say how a CMF knows the VNF instance of a subject (I-19)")
                        .concerns(NOTIFICATION_FILTER_VNF_INSTANCE)
                        .mayAdvise(NOTIFICATION_FILTER_VNF_INSTANCE, I_19)
                        .byNew(NotificationFaults::knowingNoVnfs),
                variant("renewals-not-announced", "Nobody is told that a certificate is to be renewed.")
                        .allowedBy("SOL023 names the state, but no event that leads to it (I-48)")
                        .concerns(NOTIFICATION_STATE)
                        .mayAdvise(NOTIFICATION_STATE, I_48)
                        .by((request, origin, bench) -> {
                            if (!NotificationDefects.isNotification(request)
                                    || !request.body().text().contains("keyUpdateWarning")) {
                                return origin.send(request);
                            }
                            bench.hit();
                            return Answer.of(204);
                        }),
                variant("notification-late", "Notifications take a while.")
                        .allowedBy("SOL023 clause 7.3.2, note 2: no order and no time is promised")
                        .concerns(NOTIFICATION_SENT)
                        .by(notifying((request, vnfm) -> {
                            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
                            return vnfm.send(request);
                        })),
                variant("notification-never-repeated", "What is not acknowledged is given up.")
                        .allowedBy("SOL023 clause 7.3.2: it may be sent again")
                        .concerns(NOTIFICATION_REPEATED)
                        .mayAdvise(NOTIFICATION_REPEATED)
                        .by(notifying(NotificationFaults::once)));
    }
}
