package sol023.conformance.fault;

import static sol023.conformance.fault.Fault.fault;
import static sol023.conformance.fault.NotificationDefects.forgetting;
import static sol023.conformance.fault.NotificationDefects.linking;
import static sol023.conformance.fault.NotificationDefects.notifying;
import static sol023.conformance.fault.NotificationDefects.telling;
import static sol023.conformance.fault.NotificationDefects.trying;
import static sol023.conformance.requirement.Requirement.*;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import sol023.conformance.fault.proxy.Answer;
import sol023.conformance.fault.proxy.Octets;
import sol023.conformance.fault.proxy.Origin;
import sol023.conformance.fault.proxy.Request;

/** Clauses 7.3.2 and 7.6: what can go wrong when a CMF notifies. */
final class NotificationFaults {

    private static final String REPORTED = "the event is reported to the callback URI";
    private static final String NOT_NAMED = "what the filter does not name is not reported";

    private NotificationFaults() {}

    static List<Fault> all() {
        return Stream.of(trials(), sent(), told(), details(), links(), wishes())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Fault> trials() {
        return List.of(
                fault("callback-not-tried", "The callback URI is not tried.")
                        .kills(SUBSCRIPTION_ENDPOINT_TESTED)
                        .by(trying((request, vnfm) -> Answer.of(204))),
                fault("callback-tried-without-version", "The callback URI is tried without the Version header.")
                        .kills(NOTIFICATION_VERSION_SENT, "the trial has the Version header")
                        .by(trying((request, vnfm) ->
                                vnfm.send(request.with(request.headers().without("Version"))))),
                fault("subscription-notified-at-once", "A subscription is greeted with a notification.")
                        .kills(SUBSCRIPTION_NOT_NOTIFIED)
                        .by(trying((request, vnfm) -> {
                            vnfm.send(new Request(
                                    "POST",
                                    request.target(),
                                    request.version(),
                                    request.headers().with("Content-Type", "application/json"),
                                    Octets.of("{}"),
                                    request.consumer()));
                            return vnfm.send(request);
                        })));
    }

    private static List<Fault> sent() {
        return List.of(
                fault("notification-dropped", "Nothing is ever notified.")
                        .kills(NOTIFICATION_SENT, REPORTED)
                        .kills(NOTIFICATION_FILTER_STATE, REPORTED)
                        .kills(NOTIFICATION_FILTER_CERT_TYPE, REPORTED)
                        .by(notifying((request, vnfm) -> Answer.of(204))),
                fault("notification-to-another-path", "Notifications go to another path than that of the callback URI.")
                        .kills(NOTIFICATION_SENT, REPORTED)
                        .by(notifying((request, vnfm) -> vnfm.send(request.to(request.path() + "x")))),
                fault("notification-sent-twice", "Every notification is sent twice.")
                        .kills(NOTIFICATION_SENT, "an event is reported once")
                        .by(notifying((request, vnfm) -> {
                            vnfm.send(request);
                            return vnfm.send(request);
                        })),
                fault("notification-without-version", "Notifications have no Version header.")
                        .kills(NOTIFICATION_VERSION_SENT, "the notification has the Version header")
                        .by(notifying((request, vnfm) ->
                                vnfm.send(request.with(request.headers().without("Version"))))),
                fault("notification-as-text", "Notifications are of type text/plain.")
                        .kills(NOTIFICATION_CONTENT_TYPE)
                        .by(notifying((request, vnfm) ->
                                vnfm.send(request.with(request.headers().with("Content-Type", "text/plain"))))),
                fault("notification-without-token", "Notifications bear no token.")
                        .kills(NOTIFICATION_AUTHORIZED, NOTIFICATION_TOKEN_RENEWED, SUBSCRIPTION_AUTHENTICATION_CERT)
                        .by(notifying((request, vnfm) ->
                                vnfm.send(request.with(request.headers().without("Authorization"))))),
                fault("notification-not-repeated", "What is not acknowledged is not sent again.")
                        .advises(NOTIFICATION_REPEATED)
                        .by(notifying(NotificationFaults::once)),
                fault("renewal-not-announced", "Nobody is told that a certificate is to be renewed.")
                        .advises(NOTIFICATION_STATE, "the renewal is announced before the certificate expires")
                        .by((request, origin, bench) -> {
                            if (!NotificationDefects.isNotification(request)
                                    || !request.body().text().contains("keyUpdateWarning")) {
                                return origin.send(request);
                            }
                            bench.hit();
                            return Answer.of(204);
                        }),
                fault("redirection-followed", "A redirection of the notification endpoint is followed.")
                        .advises(ENDPOINT_URI)
                        .by(notifying((request, vnfm) -> {
                            Answer answer = vnfm.send(request);
                            return answer.status() == 307
                                    ? vnfm.send(request.to(
                                            URI.create(answer.header("Location").orElse("/"))
                                                    .getPath()))
                                    : answer;
                        })));
    }

    /** Whatever comes back is taken for an acknowledgement. */
    static Answer once(Request request, Origin vnfm) {
        try {
            vnfm.send(request);
        } catch (IOException e) {
            // it was closed without an answer, which this CMF does not mind
        }
        return Answer.of(204);
    }

    private static List<Fault> told() {
        return List.of(
                fault("notifications-in-an-array", "A notification is an array of notifications.")
                        .kills(NOTIFICATION_ONE_BODY)
                        .by(notifying((request, vnfm) -> vnfm.send(
                                request.with(Octets.of("[" + request.body().text() + "]"))))),
                fault("notification-with-unknown-verbosity", "The verbosity of notifications is none of the table.")
                        .kills(NOTIFICATION_TYPE, "the notification has the form of the contract")
                        .by(telling(notification -> notification.put("verbosity", "LOUD"))),
                fault("notification-with-text-as-responses", "The CMP body in notifications is of another form.")
                        .advises(NOTIFICATION_TYPE, "the CMP bodies have our form in JSON")
                        .by(telling(notification -> {
                            for (String name : List.of("ip", "cp")) {
                                if (notification.findValue(name) instanceof ObjectNode body) {
                                    body.put("response", "MIIB");
                                }
                            }
                        })),
                fault("notification-of-another-type", "notificationType is another one.")
                        .kills(NOTIFICATION_TYPE_NAME)
                        .by(telling(notification -> notification.put("notificationType", "CertificateNotification"))),
                fault("notification-without-id", "Notifications have no identifier.")
                        .kills(NOTIFICATION_ID, "the notification has an identifier")
                        .by(telling(notification -> notification.remove("id"))),
                fault("notification-with-new-id-each-time", "A notification that is sent again has another identifier.")
                        .advises(NOTIFICATION_ID, "it keeps its identifier")
                        .by(telling(notification ->
                                notification.put("id", UUID.randomUUID().toString()))),
                fault("notification-of-another-subscription", "subscriptionId is that of another subscription.")
                        .kills(NOTIFICATION_SUBSCRIPTION_ID, "subscriptionId names the subscription")
                        .kills(NOTIFICATION_SUBSCRIPTION_ID, "each subscription has a notification of its own")
                        .by(telling(notification -> notification.put("subscriptionId", "another"))),
                fault("notification-of-yesterday", "The time of notifications is a day old.")
                        .kills(NOTIFICATION_TIME)
                        .by(telling(notification -> notification.put("timeStamp", "2001-02-03T04:05:06Z"))),
                fault("notification-without-certificate-id", "Notifications do not name the certificate.")
                        .kills(NOTIFICATION_CERTIFICATE_ID)
                        .by(telling(notification -> notification.remove("certificateId"))),
                fault("notification-with-unknown-state", "The state in notifications is none of PKIStatus.")
                        .kills(NOTIFICATION_STATE, "the state is one of PKIStatus")
                        .by(telling(notification -> notification.put("certificateState", "issued"))),
                fault("notification-of-another-state", "The state in notifications is always waiting.")
                        .kills(NOTIFICATION_STATE, "the state is the one of the event")
                        .advises(NOTIFICATION_STATE, "the state is the one for a subject")
                        .by(telling(notification -> notification.put("certificateState", "waiting"))));
    }

    private static List<Fault> details() {
        return List.of(
                fault("notification-without-error", "A refusal is notified without the error.")
                        .kills(NOTIFICATION_ERROR)
                        .by(telling(notification -> notification.remove("error"))),
                fault("notification-without-details", "Full notifications do not describe what has changed.")
                        .kills(NOTIFICATION_AFFECTED_SUBJECT, NOTIFICATION_AFFECTED_CERTIFICATE)
                        .by(telling(notification ->
                                notification.remove(List.of("affectedSubject", "affectedCertificate")))),
                fault("notification-of-another-subject", "The description is that of another subject.")
                        .kills(AFFECTED_SUBJECT_ID)
                        .by(affected("affectedSubject", subject -> subject.put("id", "another"))),
                fault("notification-of-another-certificate", "The description is that of another certificate.")
                        .kills(AFFECTED_CERTIFICATE_ID)
                        .by(affected("affectedCertificate", certificate -> certificate.put("id", "another"))),
                fault("notification-with-another-change", "Everything has only been modified.")
                        .kills(AFFECTED_SUBJECT_CHANGE)
                        .by(affected("affectedSubject", subject -> subject.put("changeType", "MODIFIED"))),
                fault(
                                "notification-with-another-change-of-certificate",
                                "A certificate that was issued has been removed.")
                        .kills(AFFECTED_CERTIFICATE_CHANGE)
                        .by(affected("affectedCertificate", one -> one.put("changeType", "REMOVED"))),
                fault("notification-without-ip", "The CMP body of a subject has no member ip.")
                        .kills(AFFECTED_SUBJECT_IP)
                        .by(affected("affectedSubject", subject -> subject.putObject("pkiBody"))),
                fault("notification-without-cp", "The CMP body of a certificate has no member cp.")
                        .kills(AFFECTED_CERTIFICATE_CP)
                        .kills(SUBSCRIPTION_REQUEST_VERBOSITY)
                        .by(affected("affectedCertificate", certificate -> certificate.remove("pkiBody"))));
    }

    private static Defect affected(String name, Consumer<ObjectNode> change) {
        return telling(notification -> {
            if (notification.get(name) instanceof ObjectNode affected) {
                change.accept(affected);
            }
        });
    }

    private static List<Fault> links() {
        return List.of(
                fault("notification-links-another-subscription", "Notifications link another subscription.")
                        .kills(NOTIFICATION_LINK_SUBSCRIPTION, "the subscription is linked")
                        .by(linking("subscription", link -> link + "-1")),
                fault("notification-links-another-subject", "Notifications link another subject.")
                        .kills(NOTIFICATION_LINK_SUBJECT, "the subject is linked")
                        .by(linking("subject", link -> link + "-1")),
                fault("notification-links-lead-nowhere", "The links in notifications lead nowhere.")
                        .kills(NOTIFICATION_LINK_SUBSCRIPTION, "the link leads to the resource")
                        .kills(NOTIFICATION_LINK_SUBJECT, "the link leads to the resource")
                        .by(telling(notification -> List.of("subscription", "subject")
                                .forEach(name -> {
                                    ObjectNode link = notification.withObject("/_links/" + name);
                                    link.put("href", link.path("href").asText().replace("/v1/", "/v9/"));
                                }))),
                fault("notification-links-no-certificate", "Notifications link no certificate.")
                        .kills(NOTIFICATION_LINK_CERTIFICATE)
                        .by(telling(notification ->
                                notification.withObject("/_links").remove("certificate"))),
                fault("notification-with-relative-links", "The links in notifications are relative.")
                        .advises(NOTIFICATION_LINK_FORM)
                        .by(telling(notification -> notification
                                .withObject("/_links")
                                .forEach(link -> ((ObjectNode) link)
                                        .put(
                                                "href",
                                                link.path("href").asText().replaceFirst("^https?://[^/]*", ""))))));
    }

    private static List<Fault> wishes() {
        return List.of(
                fault("filter-of-subscription-ignored", "The filter of a subscription is ignored.")
                        .killsEach(
                                List.of(
                                        NOTIFICATION_FILTER_STATE,
                                        NOTIFICATION_FILTER_CERT_TYPE,
                                        NOTIFICATION_FILTER_VNF_INSTANCE,
                                        NOTIFICATION_MATCHES),
                                NOT_NAMED)
                        .by(forgetting("filter")),
                fault("vnf-instances-unknown", "A filter by VNF instance lets nothing pass.")
                        .advises(NOTIFICATION_FILTER_VNF_INSTANCE, "what happens to a VNFC of the VNF is reported")
                        .byNew(NotificationFaults::knowingNoVnfs),
                fault("verbosity-of-subscription-ignored", "All notifications are full, whatever was asked for.")
                        .kills(VERBOSITY_SHORT)
                        .kills(NOTIFICATION_VERBOSITY, "verbosity says SHORT")
                        .by(forgetting("verbosity")),
                fault("full-notification-says-short", "A full notification says that it is short.")
                        .kills(NOTIFICATION_VERBOSITY, "verbosity says FULL, or nothing")
                        .by(telling(notification -> notification.put("verbosity", "SHORT"))));
    }

    /** Notifications for subscriptions with a filter by VNF instance go nowhere. */
    static Defect knowingNoVnfs() {
        Memory<String> limited = new Memory<>();
        return (request, origin, bench) -> {
            if (NotificationDefects.isNotification(request) && limited.knows(request.path())) {
                bench.hit();
                return Answer.of(204);
            }
            if (RestDefects.isOn(request, NotificationDefects.SUBSCRIPTIONS, "POST")
                    && request.body().text().contains("vnfInstanceSubscriptionFilter")) {
                String callback =
                        RestDefects.read(request.body()).path("callbackUri").asText();
                limited.note(URI.create(callback).getPath());
            }
            return origin.send(request);
        };
    }
}
