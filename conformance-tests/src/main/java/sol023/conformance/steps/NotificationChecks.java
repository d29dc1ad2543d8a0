package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.*;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import sol023.conformance.check.Checks;
import sol023.conformance.check.Interpretation;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.contract.Content;
import sol023.conformance.contract.Contract;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.steps.Notifications.Event;
import sol023.conformance.steps.Registrations.Registration;
import sol023.conformance.steps.Subscriptions.Subscription;
import sol023.conformance.target.RunScope;
import sol023.conformance.vnfm.Delivery;

/** Judges one notification (tables 7.5.5.3.1-2, 7.6.2.4-1, 7.6.3.3-1 and 7.6.3.4-1). */
public final class NotificationChecks {

    private static final String TYPE = "CertificateLifecycleStateChangeNotification";
    private static final Set<String> STATES = Set.of(
            "accepted",
            "grantedWithMods",
            "rejection",
            "waiting",
            "revocationWarning",
            "revocationNotification",
            "keyUpdateWarning");
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    private final Checks checks;
    private final Parties parties;
    private final Clock clock;
    private final Content form;

    public NotificationChecks(Checks checks, Parties parties, Clock clock, RunScope scope) {
        this.checks = checks;
        this.parties = parties;
        this.clock = clock;
        this.form = scope.once("contract", Contract.class, Contract::new)
                .structure("certnotify/v1/notification-endpoint.yaml", TYPE);
    }

    /** Headers, form and identifiers, whatever the notification tells. */
    void judge(Delivery delivery, Subscription subscription) {
        Checks on = checks.on(delivery.exchange());
        JsonNode content = Notifications.content(delivery);
        on.check(NOTIFICATION_VERSION_SENT, "the notification has the Version header", () -> assertThat(
                        delivery.request().header("Version"))
                .as("Version")
                .hasValueSatisfying(version -> assertThat(version).startsWith("1.")));
        on.check(NOTIFICATION_CONTENT_TYPE, "the notification is of type application/json", () -> assertThat(
                        delivery.request().mediaType())
                .as("Content-Type")
                .isEqualTo("application/json"));
        on.need(NOTIFICATION_ONE_BODY, "the content is one JSON object", () -> assertThat(content.isObject())
                .as("content is a JSON object")
                .isTrue());
        form(on, content);
        on.check(NOTIFICATION_TYPE_NAME, "notificationType is the name of the type", () -> assertThat(
                        content.path("notificationType").asText(""))
                .as("notificationType")
                .isEqualTo(TYPE));
        on.check(
                NOTIFICATION_ID,
                "the notification has an identifier",
                () -> assertThat(content.path("id").asText("")).as("id").isNotBlank());
        on.check(NOTIFICATION_SUBSCRIPTION_ID, "subscriptionId names the subscription", () -> assertThat(
                        content.path("subscriptionId").asText(""))
                .as("subscriptionId")
                .isEqualTo(subscription.id().orElse("no id")));
        on.check(NOTIFICATION_TIME, "timeStamp is the time of the event", () -> assertThat(
                        age(content.path("timeStamp").asText("")))
                .as("timeStamp " + content.path("timeStamp").asText("") + " apart from now")
                .isLessThan(CLOCKS_APART));
        on.check(
                NOTIFICATION_CERTIFICATE_ID, Interpretation.I_25, "the certificate has an identifier", () -> assertThat(
                                content.path("certificateId").asText(""))
                        .as("certificateId")
                        .isNotBlank());
    }

    private void form(Checks on, JsonNode content) {
        List<String> violations = form.violations(readable(content));
        on.check(NOTIFICATION_TYPE, "the notification has the form of the contract", () -> assertThat(violations)
                .as("deviations")
                .isEmpty());
        if (violations.isEmpty()) {
            JsonNode simple = withSimpleState(content);
            on.advise(NOTIFICATION_TYPE, Interpretation.I_16, "the CMP bodies have our form in JSON", () -> assertThat(
                            form.violations(simple))
                    .as("deviations")
                    .isEmpty());
        }
    }

    private Duration age(String time) {
        try {
            return Duration.between(OffsetDateTime.parse(time).toInstant(), clock.instant())
                    .abs();
        } catch (DateTimeException e) {
            throw new AssertionError("timeStamp is no time with an offset: " + time, e);
        }
    }

    /** The state in its simple form (I-15), and CMP bodies without what is in them (I-16). */
    private static JsonNode readable(JsonNode content) {
        ObjectNode copy = withSimpleState(content);
        empty(copy.path("affectedSubject").path("pkiBody"), "ip");
        empty(copy.path("affectedCertificate").path("pkiBody"), "cp");
        return copy;
    }

    private static ObjectNode withSimpleState(JsonNode content) {
        ObjectNode copy = content.deepCopy();
        if (copy.path("certificateState").isObject()) {
            copy.put("certificateState", Notifications.state(copy));
        }
        return copy;
    }

    private static void empty(JsonNode body, String member) {
        if (body instanceof ObjectNode object && object.has(member)) {
            object.putObject(member);
        }
    }

    /** What the notification says of the event. */
    void event(Delivery delivery, Event event) {
        Checks on = checks.on(delivery.exchange());
        JsonNode content = Notifications.content(delivery);
        String state = Notifications.state(content);
        on.check(NOTIFICATION_STATE, Interpretation.I_15, "the state is one of PKIStatus", () -> assertThat(state)
                .as("certificateState")
                .isIn(STATES));
        if (event.affected().equals("affectedSubject")) {
            on.advise(NOTIFICATION_STATE, Interpretation.I_25, "the state is the one for a subject", () -> assertThat(
                            state)
                    .as("certificateState")
                    .isIn(event.states()));
        } else {
            on.check(NOTIFICATION_STATE, "the state is the one of the event", () -> assertThat(state)
                    .as("certificateState")
                    .isIn(event.states()));
        }
    }

    /** The links, which lead to what the identifiers name. */
    void links(Delivery delivery, Subscription subscription, Registration registration, Event event) {
        JsonNode links = Notifications.content(delivery).path("_links");
        Checks on = checks.on(delivery.exchange());
        link(
                on,
                NOTIFICATION_LINK_SUBSCRIPTION,
                links,
                "subscription",
                subscription.id().orElse("no id"));
        link(on, NOTIFICATION_LINK_SUBJECT, links, "subject", registration.id().orElse("no id"));
        on.check(
                NOTIFICATION_LINK_CERTIFICATE, "the certificate is linked", () -> assertThat(href(links, "certificate"))
                        .as("_links/certificate/href")
                        .isNotBlank());
        on.advise(NOTIFICATION_LINK_FORM, "the links are absolute", () -> assertThat(
                        List.of(href(links, "subscription"), href(links, "subject"), href(links, "certificate")))
                .as("links")
                .allMatch(link -> link.matches("(?i)https?://.*")));
        resolves(NOTIFICATION_LINK_SUBSCRIPTION, href(links, "subscription"));
        if (event != Event.SUBJECT_REMOVED) {
            resolves(NOTIFICATION_LINK_SUBJECT, href(links, "subject"));
        }
    }

    private static void link(Checks on, Requirement requirement, JsonNode links, String name, String id) {
        on.check(requirement, "the " + name + " is linked", () -> assertThat(
                        Notifications.lastSegment(href(links, name)))
                .as("last segment of _links/" + name + "/href")
                .isEqualTo(id));
    }

    private static String href(JsonNode links, String name) {
        return links.path(name).path("href").asText("");
    }

    private void resolves(Requirement requirement, String href) {
        URI aim;
        try {
            // a producer may not know under which address it is seen from outside (SOL013 clause 7.2.2)
            aim = parties.vnfm().subscriptions().collection().resolve(href);
        } catch (IllegalArgumentException e) {
            return; // noted before
        }
        if (href.isBlank()) {
            return;
        }
        HttpAnswer answer = parties.vnfm().subscriptions().get(aim);
        checks.on(answer.exchange())
                .check(requirement, "the link leads to the resource", () -> assertThat(answer.status())
                        .as("HTTP status of " + aim.getPath())
                        .isEqualTo(200));
    }

    /** The details of a full notification. */
    void details(Delivery delivery, Event event, Registration registration) {
        Checks on = checks.on(delivery.exchange());
        JsonNode content = Notifications.content(delivery);
        if (event == Event.REFUSED) {
            on.check(NOTIFICATION_ERROR, Interpretation.I_25, "the error is described", () -> {
                assertThat(content.path("error").path("status").isInt())
                        .as("error/status is a number")
                        .isTrue();
                assertThat(content.path("error").path("detail").asText(""))
                        .as("error/detail")
                        .isNotBlank();
            });
            return;
        }
        JsonNode affected = content.path(event.affected());
        if (event.affected().equals("affectedSubject")) {
            on.need(NOTIFICATION_AFFECTED_SUBJECT, "the subject is described", () -> assertThat(affected.isObject())
                    .as("affectedSubject is an object")
                    .isTrue());
            on.check(AFFECTED_SUBJECT_ID, "it is the subject that has changed", () -> assertThat(
                            affected.path("id").asText(""))
                    .as("affectedSubject/id")
                    .isEqualTo(registration.id().orElse("no id")));
            change(on, AFFECTED_SUBJECT_CHANGE, affected, event);
            body(on, AFFECTED_SUBJECT_IP, affected, "ip");
        } else {
            on.need(NOTIFICATION_AFFECTED_CERTIFICATE, "the certificate is described", () -> assertThat(
                            affected.isObject())
                    .as("affectedCertificate is an object")
                    .isTrue());
            on.check(AFFECTED_CERTIFICATE_ID, "it is the certificate of the notification", () -> assertThat(
                            affected.path("id").asText(""))
                    .as("affectedCertificate/id")
                    .isNotBlank()
                    .isEqualTo(content.path("certificateId").asText()));
            change(on, AFFECTED_CERTIFICATE_CHANGE, affected, event);
            body(on, AFFECTED_CERTIFICATE_CP, affected, "cp");
        }
    }

    private static void change(Checks on, Requirement requirement, JsonNode affected, Event event) {
        on.check(requirement, Interpretation.I_25, "changeType says what has happened", () -> assertThat(
                        affected.path("changeType").asText(""))
                .as("changeType")
                .isIn(event.changes()));
    }

    private static void body(Checks on, Requirement requirement, JsonNode affected, String member) {
        on.check(requirement, Interpretation.I_16, "pkiBody has the member " + member, () -> assertThat(
                        affected.path("pkiBody").has(member))
                .as("pkiBody/" + member + " is present")
                .isTrue());
    }
}
