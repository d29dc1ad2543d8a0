package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.*;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import sol023.conformance.check.Checks;
import sol023.conformance.check.Interpretation;
import sol023.conformance.exchange.Exchange;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.steps.Notifications.Event;
import sol023.conformance.steps.Registrations.Registration;
import sol023.conformance.steps.Subscriptions.Subscription;
import sol023.conformance.vnfm.Callback;
import sol023.conformance.vnfm.ClientProof;
import sol023.conformance.vnfm.Delivery;
import sol023.conformance.vnfm.Reply;

/** Clause 7.3.2: the CMF notifies of changes. */
public final class NotificationSteps {

    private final Checks checks;
    private final Parties parties;
    private final OwnVnfm vnfm;
    private final Registrations registrations;
    private final Subscriptions subscriptions;
    private final SubscriptionSteps subscriptionSteps;
    private final Notifications notifications;
    private final NotificationChecks notificationChecks;
    private @Nullable Subscription control;
    private @Nullable Callback other;
    private @Nullable Delivery seen;
    private int before;

    public NotificationSteps(
            Checks checks,
            Parties parties,
            OwnVnfm vnfm,
            Registrations registrations,
            Subscriptions subscriptions,
            SubscriptionSteps subscriptionSteps,
            Notifications notifications,
            NotificationChecks notificationChecks) {
        this.checks = checks;
        this.parties = parties;
        this.vnfm = vnfm;
        this.registrations = registrations;
        this.subscriptions = subscriptions;
        this.subscriptionSteps = subscriptionSteps;
        this.notifications = notifications;
        this.notificationChecks = notificationChecks;
    }

    @Given("the VNFM has subscribed to {word} notifications")
    public void hasSubscribedTo(String verbosity) {
        subscriptions.subscribe(draft -> draft.root().put("verbosity", verbosity));
        subscriptionSteps.needMade();
    }

    /** A second subscription without filter shows that the event happened and that the CMF notifies at all. */
    @Given("the VNFM has subscribed to everything, and with the filter {string}")
    public void hasSubscribedWithFilter(String name) {
        subscriptionSteps.hasSubscribed();
        control = subscriptions.current();
        subscriptions.subscribe(filter(name));
        if (subscriptions.current().answer().status() >= 400 && name.endsWith("certificates")) {
            // who takes the names as the table prints them alone is right, too (I-27)
            checks.touched(Interpretation.I_27);
            subscriptions.subscribe(filter(name + ", as printed"));
        }
        subscriptionSteps.needMade();
    }

    private Consumer<SubscriptionDraft> filter(String name) {
        return draft -> {
            for (String part : name.split(" and ", -1)) {
                switch (part) {
                    case "issued" -> values(draft, "certificateState", "accepted", "grantedWithMods");
                    case "revoked" -> values(draft, "certificateState", "revocationNotification");
                    case "issued or revoked" ->
                        values(draft, "certificateState", "accepted", "grantedWithMods", "revocationNotification");
                    case "VNFCI certificates" -> values(draft, "certificationType", "VNFCI_certificate");
                    case "VNF OAM certificates" -> values(draft, "certificationType", "VNF_OAM_certificate");
                    case "VNFCI certificates, as printed" -> values(draft, "certificationType", "VNFCI certificate.");
                    case "VNF OAM certificates, as printed" ->
                        values(draft, "certificationType", "VNF OAM certificate.");
                    case "both types" -> values(draft, "certificationType", "VNFCI_certificate", "VNF_OAM_certificate");
                    case "a VNF instance that nobody has" ->
                        draft.filter()
                                .withObject("/vnfInstanceSubscriptionFilter")
                                .putArray("vnfInstanceIds")
                                .add(registrations.freshName());
                    default -> throw new IllegalArgumentException("no filter \"" + part + "\" is known");
                }
            }
        };
    }

    private static void values(SubscriptionDraft draft, String attribute, String... values) {
        ArrayNode array = draft.filter().putArray(attribute);
        for (String value : values) {
            array.add(value);
        }
    }

    @Given("the notification endpoint asks for a token")
    public void asksForToken() {
        Subscription subscription = subscriptions.current();
        subscription.callback().protectedBy(subscription.tokens());
    }

    @Given("the VNFM has subscribed with the client certificate of the CMF")
    public void hasSubscribedWithCertificate() {
        Optional<X509Certificate> shown = subscriptions.current().callback().inbox().all().stream()
                .flatMap(delivery -> delivery.request().client().stream())
                .findFirst();
        if (shown.isEmpty()) {
            checks.unobservable(
                    NOTIFICATION_AUTHORIZED,
                    "the token is asked for with the client certificate",
                    "The CMF has shown no client certificate when it tried the callback URI; see vnfm.trust.");
        }
        ClientProof client =
                new ClientProof.ByCertificate("cmf", ClientProof.ByCertificate.fingerprint(shown.orElseThrow()));
        subscriptions.subscribe(parties.vnfm().subscriptions(), vnfm.callback(), client, draft -> {});
        subscriptionSteps.needMade();
    }

    @Given("the notification endpoint {string} at first")
    public void atFirst(String does) {
        // until the one that is awaited has come; events of other scenarios come here, too, and shall not hold it up
        Registration registration = registrations.current();
        subscriptions
                .current()
                .callback()
                .onlyFor(request -> request.json()
                        .filter(content -> Notifications.isAbout(content, registration))
                        .isPresent())
                .onNotification(reply(does));
    }

    private Reply reply(String does) {
        return switch (does) {
            case "answers 500" -> Reply.problem(500, "The endpoint is broken.");
            case "answers 200" -> Reply.status(200);
            case "closes the connection" -> Reply.hangUp();
            case "redirects" -> {
                other = vnfm.callback();
                yield Reply.redirect(other.uri());
            }
            default -> throw new IllegalArgumentException("no notification endpoint that " + does);
        };
    }

    @Then("the VNFM is notified that {string}")
    public void isNotified(String words) {
        Event event = Event.named(words);
        Subscription subscription = subscriptions.current();
        Delivery delivery = needDelivery(
                NOTIFICATION_SENT,
                subscription,
                content -> !event.isOneOfSeveral() || event.states().contains(Notifications.state(content)));
        notificationChecks.judge(delivery, subscription);
        notificationChecks.event(delivery, event);
        notificationChecks.links(delivery, subscription, registrations.current(), event);
        if (!subscription.request().path("verbosity").asText("FULL").equals("SHORT")) {
            notificationChecks.details(delivery, event, registrations.current());
        }
    }

    /** After the certificate has expired, so that all that there was to tell was told. */
    @Then("the VNFM was notified before that the renewal is due")
    public void renewalWasDue() {
        Event due = Event.RENEWAL_DUE;
        Callback callback = subscriptions.current().callback();
        Optional<Delivery> warning = callback.inbox().all().stream()
                .filter(delivery -> Notifications.isAbout(delivery, registrations.current())
                        && due.states().contains(Notifications.state(Notifications.content(delivery))))
                .findFirst();
        checks.on(warning.map(Delivery::exchange).stream().toArray(Exchange[]::new))
                .advise(
                        NOTIFICATION_STATE,
                        Interpretation.I_48,
                        "the renewal is announced before the certificate expires",
                        () -> assertThat(warning)
                                .as("notification with the state " + due.states())
                                .isPresent());
        warning.ifPresent(delivery -> {
            notificationChecks.judge(delivery, subscriptions.current());
            notificationChecks.details(delivery, due, registrations.current());
        });
    }

    private Delivery needDelivery(Requirement requirement, Subscription subscription) {
        return needDelivery(requirement, subscription, content -> true);
    }

    private Delivery needDelivery(Requirement requirement, Subscription subscription, Predicate<JsonNode> wanted) {
        Optional<Delivery> delivery = notifications.await(subscription.callback(), registrations.current(), wanted);
        delivery.map(found -> checks.on(found.exchange()))
                .orElse(checks)
                .need(requirement, "the event is reported to the callback URI", () -> assertThat(delivery)
                        .as("notification about the subject")
                        .isPresent());
        subscription.callback().onNotification(Reply.noContent());
        seen = delivery.orElseThrow();
        return seen;
    }

    @Then("it is notified of this once")
    public void once() {
        Subscription subscription = subscriptions.current();
        notifications.during(subscription.callback(), registrations.current());
        List<Delivery> all = subscription.callback().inbox().all().stream()
                .filter(delivery -> Notifications.isAbout(delivery, registrations.current()))
                .toList();
        checks.on(Objects.requireNonNull(seen).exchange())
                .check(NOTIFICATION_SENT, "an event is reported once", () -> assertThat(all.size())
                        .as("number of notifications")
                        .isEqualTo(1));
    }

    @Then("the notification is a full one")
    public void isFull() {
        JsonNode content = Notifications.content(Objects.requireNonNull(seen));
        Checks on = checks.on(seen.exchange());
        on.check(
                SUBSCRIPTION_REQUEST_VERBOSITY,
                "the details of the change are there",
                () -> assertThat(content.findValue("pkiBody")).as("pkiBody").isNotNull());
        on.check(NOTIFICATION_VERBOSITY, "verbosity says FULL, or nothing", () -> assertThat(
                        content.path("verbosity").asText("FULL"))
                .as("verbosity")
                .isEqualTo("FULL"));
    }

    @Then("the notification is a short one")
    public void isShort() {
        JsonNode content = Notifications.content(Objects.requireNonNull(seen));
        Checks on = checks.on(seen.exchange());
        on.check(VERBOSITY_SHORT, "large details are left out", () -> assertThat(content.findValue("pkiBody"))
                .as("pkiBody")
                .isNull());
        on.check(NOTIFICATION_VERBOSITY, "verbosity says SHORT", () -> assertThat(
                        content.path("verbosity").asText("FULL"))
                .as("verbosity")
                .isEqualTo("SHORT"));
    }

    @Then("by {string} the VNFM is notified")
    public void isNotifiedBy(String requirement) {
        needDelivery(Requirement.valueOf(requirement), subscriptions.current());
    }

    @Then("by {string} the VNFM is notified for the other subscription only")
    public void isNotNotifiedBy(String requirement) {
        needDelivery(NOTIFICATION_SENT, Objects.requireNonNull(control));
        silent(Requirement.valueOf(requirement), "what the filter does not name is not reported");
    }

    @Then("the VNFM is notified of nothing for the subscription that was ended")
    public void silentAfterEnd() {
        needDelivery(NOTIFICATION_SENT, Objects.requireNonNull(control));
        silent(SUBSCRIPTION_SILENT, "nothing is reported for a subscription that was ended");
    }

    private void silent(Requirement requirement, String what) {
        Callback callback = subscriptions.current().callback();
        notifications.during(callback, registrations.current());
        List<Delivery> all = callback.inbox().all().stream()
                .filter(delivery -> Notifications.isAbout(delivery, registrations.current()))
                .toList();
        checks.on(all.stream().map(Delivery::exchange).toArray(Exchange[]::new))
                .check(requirement, what, () -> assertThat(all.size())
                        .as("number of notifications")
                        .isZero());
    }

    @Given("the VNFM has subscribed twice")
    public void hasSubscribedTwice() {
        subscriptionSteps.hasSubscribed();
        control = subscriptions.current();
        subscriptionSteps.hasSubscribed();
    }

    @Given("the VNFM has subscribed to a state that no certificate comes into")
    public void hasSubscribedToNothing() {
        subscriptions.subscribe(draft -> values(draft, "certificateState", "revocationWarning"));
        subscriptionSteps.needMade();
    }

    @Then("subscribing has led to no notification")
    public void noNotification() {
        Callback callback = subscriptions.current().callback();
        callback.inbox().during(notifications.silence(), Callback::isPost);
        List<Delivery> all =
                callback.inbox().all().stream().filter(Callback::isPost).toList();
        checks.on(subscriptions.current().answer().exchange())
                .check(SUBSCRIPTION_NOT_NOTIFIED, "no notification follows the subscription", () -> assertThat(
                                all.size())
                        .as("number of notifications")
                        .isZero());
    }

    @Then("both subscriptions are notified")
    public void bothNotified() {
        ownNotification(subscriptions.current());
        ownNotification(Objects.requireNonNull(control));
    }

    private void ownNotification(Subscription own) {
        Delivery delivery = needDelivery(NOTIFICATION_SENT, own);
        checks.on(delivery.exchange())
                .check(
                        NOTIFICATION_SUBSCRIPTION_ID,
                        "each subscription has a notification of its own",
                        () -> assertThat(Notifications.content(delivery)
                                        .path("subscriptionId")
                                        .asText(""))
                                .as("subscriptionId")
                                .isEqualTo(own.id().orElse("no id")));
    }

    @Then("by {string} the notification bears a token that was fetched for it")
    public void bearsToken(String requirement) {
        Subscription subscription = subscriptions.current();
        Callback callback = subscription.callback();
        int mark = before;
        callback.inbox()
                .awaitSince(
                        mark,
                        delivery -> isOurs(delivery) && delivery.call().status() == 204,
                        notifications.patience());
        List<Delivery> all =
                callback.inbox().since(mark).stream().filter(this::isOurs).toList();
        checks.on(all.stream().map(Delivery::exchange).toArray(Exchange[]::new))
                .check(
                        Requirement.valueOf(requirement),
                        "the notification bears a token of the subscription's token endpoint",
                        () -> assertThat(all.stream()
                                        .map(delivery -> delivery.call().status())
                                        .toList())
                                .as("HTTP status of our answers, 401 unless the token is good")
                                .contains(204));
    }

    private boolean isOurs(Delivery delivery) {
        return Notifications.isAbout(delivery, registrations.current());
    }

    @Given("the VNFM was notified with a token that is good no longer")
    public void tokenForgotten() {
        Subscription subscription = subscriptions.current();
        needDelivery(NOTIFICATION_SENT, subscription);
        subscription.tokens().forget();
        before = subscription.callback().inbox().size();
    }

    @Then("the CMF notifies again, with the same identifier")
    public void again() {
        Subscription subscription = subscriptions.current();
        List<Delivery> both = subscription
                .callback()
                .inbox()
                .await(
                        2,
                        delivery -> Notifications.isAbout(delivery, registrations.current()),
                        notifications.patience());
        checks.on(Objects.requireNonNull(seen).exchange())
                .check(NOTIFICATION_REPEATED, "what was not acknowledged is sent again", () -> assertThat(both.size())
                        .as("number of notifications")
                        .isGreaterThan(1));
        if (both.size() > 1) {
            checks.on(both.get(0).exchange(), both.get(1).exchange())
                    .advise(NOTIFICATION_ID, Interpretation.I_18, "it keeps its identifier", () -> assertThat(
                                    Notifications.content(both.get(1))
                                            .path("id")
                                            .asText(""))
                            .as("id of the second")
                            .isEqualTo(Notifications.content(both.get(0))
                                    .path("id")
                                    .asText("")));
        }
    }

    @Then("the CMF does not follow the redirection")
    public void notFollowed() {
        Callback elsewhere = Objects.requireNonNull(other);
        elsewhere.inbox().during(notifications.silence(), Callback::isPost);
        checks.on(Objects.requireNonNull(seen).exchange())
                .advise(ENDPOINT_URI, "nothing is sent to another place than the callback URI", () -> assertThat(
                                elsewhere.inbox().size())
                        .as("number of requests where the redirection leads")
                        .isZero());
    }
}
