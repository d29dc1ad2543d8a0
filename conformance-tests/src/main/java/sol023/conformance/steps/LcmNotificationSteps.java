package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.METHOD_ALLOW_HEADER;
import static sol023.conformance.requirement.Requirement.SUBJECT_REGISTER_CREATED;
import static sol023.conformance.requirement.Requirement.VNF_LCM_AFFECTED_VNFCS;
import static sol023.conformance.requirement.Requirement.VNF_LCM_ENDPOINT_DELIVERY;
import static sol023.conformance.requirement.Requirement.VNF_LCM_ENDPOINT_MALFORMED;
import static sol023.conformance.requirement.Requirement.VNF_LCM_ENDPOINT_OTHER_METHODS;
import static sol023.conformance.requirement.Requirement.VNF_LCM_ENDPOINT_TEST;
import static sol023.conformance.requirement.Requirement.VNF_LCM_NOTIFICATION_REPEATED;
import static sol023.conformance.requirement.Requirement.VNF_LCM_OPERATION_READ;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import sol023.conformance.check.Checks;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.exchange.Exchange;
import sol023.conformance.steps.Registrations.Registration;
import sol023.conformance.target.Statement;
import sol023.conformance.target.Target;
import sol023.conformance.vnfm.Call;
import sol023.conformance.vnfm.Incoming;
import sol023.conformance.vnfm.lcm.LcmSubscription;
import sol023.conformance.vnfm.lcm.LcmVnfm;
import sol023.conformance.vnfm.lcm.Vnf;

/** Clause 6: the notification endpoint of the CMF, and what it does with lifecycle changes. */
public final class LcmNotificationSteps {

    private static final String JSON = "application/json";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String UNKNOWN_SUBSCRIPTION = "of a subscription that does not exist";
    private static final int ATTEMPTS = 10;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Checks checks;
    private final LcmSide lcm;
    private final Registrations registrations;
    private final Enrolments enrolments;
    private final RevocationLists lists;
    private final Target target;
    private @Nullable HttpAnswer answer;
    private String untold = "";

    public LcmNotificationSteps(
            Checks checks,
            LcmSide lcm,
            Registrations registrations,
            Enrolments enrolments,
            RevocationLists lists,
            Target target) {
        this.checks = checks;
        this.lcm = lcm;
        this.registrations = registrations;
        this.enrolments = enrolments;
        this.lists = lists;
        this.target = target;
    }

    /** A notification of the creation of a VNF instance that soon is gone again. */
    static ObjectNode creation(LcmSubscription subscription, URI api) {
        String id = "vnf-" + UUID.randomUUID();
        ObjectNode notification = JsonNodeFactory.instance
                .objectNode()
                .put("id", "n-" + UUID.randomUUID())
                .put("notificationType", "VnfIdentifierCreationNotification")
                .put("subscriptionId", subscription.id())
                .put("timeStamp", "2026-01-02T03:04:05Z")
                .put("vnfInstanceId", id);
        ObjectNode links = notification.putObject("_links");
        links.putObject("vnfInstance").put("href", api + "/vnf_instances/" + id);
        links.putObject("subscription").put("href", api + "/subscriptions/" + subscription.id());
        return notification;
    }

    private HttpAnswer send(String method, String body) {
        HttpAnswer got = lcm.vnfm().notifier().send(lcm.subscription(), method, body, JSON, lcm.recorder());
        answer = got;
        return got;
    }

    private HttpAnswer last() {
        HttpAnswer got = answer;
        if (got == null) {
            throw new IllegalStateException("nothing was sent");
        }
        return got;
    }

    @When("the VNFM tests the notification endpoint of the CMF")
    public void tests() {
        send("GET", "");
    }

    @Then("the test of the endpoint is answered")
    public void tested() {
        Checks on = checks.on(last().exchange());
        on.check(VNF_LCM_ENDPOINT_TEST, "the test is answered with 204", () -> assertThat(last().status())
                .as("HTTP status")
                .isEqualTo(204));
        on.check(
                VNF_LCM_ENDPOINT_TEST,
                "the answer has no content",
                () -> assertThat(last().body().length()).as("octets of content").isZero());
    }

    @When("the VNFM sends a {word} request to the notification endpoint of the CMF")
    public void otherMethod(String method) {
        send(method, method.equals("DELETE") ? "" : "{}");
    }

    @Then("the endpoint does not allow the method")
    public void notAllowed() {
        Checks on = checks.on(last().exchange());
        on.check(VNF_LCM_ENDPOINT_OTHER_METHODS, "the method is answered with 405", () -> assertThat(last().status())
                .as("HTTP status")
                .isEqualTo(405));
        if (last().status() == 405) {
            on.check(
                    METHOD_ALLOW_HEADER,
                    "Allow names the methods that are supported",
                    () -> assertThat(last().header("Allow")).as("Allow").isPresent());
        } else {
            on.notApplicable(METHOD_ALLOW_HEADER, "The answer is not 405.");
        }
    }

    @When("a VNF is created, instantiated, scaled out and in, healed, terminated and deleted")
    public void lives() {
        Vnf made = lcm.create("life");
        LcmVnfm vnfm = lcm.vnfm();
        vnfm.instantiate(made.id(), 2, lcm.recorder());
        vnfm.scaleOut(made.id(), 1, lcm.recorder());
        LcmVnfm.Done in = vnfm.scaleIn(made.id(), List.of(), lcm.recorder());
        vnfm.heal(made.id(), in.vnf().vnfcs().get(0).id(), lcm.recorder());
        vnfm.terminate(made.id(), lcm.recorder());
        vnfm.delete(made.id(), lcm.recorder());
    }

    @Then("the CMF takes each notification")
    public void taken() {
        List<Exchange> sent = lcm.sent("POST");
        checks.check(
                VNF_LCM_ENDPOINT_DELIVERY,
                "the CMF has subscribed to something that happens to a VNF",
                () -> assertThat(sent).as("notifications that pass its filter").isNotEmpty());
        for (Exchange exchange : sent) {
            checks.on(exchange)
                    .check(
                            VNF_LCM_ENDPOINT_DELIVERY,
                            "the notification is answered with 204",
                            () -> assertThat(status(exchange)).as("HTTP status").isEqualTo(204));
        }
    }

    private static int status(Exchange exchange) {
        return exchange.response().map(Exchange.Response::status).orElse(0);
    }

    @When("the VNFM sends the CMF a notification {string}")
    public void sendsWrong(String what) {
        if (what.equals(UNKNOWN_SUBSCRIPTION)) {
            sendOfUnknownSubscription();
            return;
        }
        ObjectNode notification = creation(lcm.subscription(), lcm.vnfm().api());
        String body =
                switch (what) {
                    case "that is no JSON" -> notification.toString().substring(1);
                    case "that is a list" -> "[" + notification + "]";
                    case "without its type" -> without(notification, "notificationType");
                    case "without its VNF instance" -> without(notification, "vnfInstanceId");
                    case "without its subscription" -> without(notification, "subscriptionId");
                    default -> throw new IllegalArgumentException("no notification " + what);
                };
        send("POST", body);
    }

    /** Again while it is taken: a CMF that has yet to keep the answer to its subscription cannot tell whose it is. */
    private void sendOfUnknownSubscription() {
        HttpAnswer got = send("POST", ofUnknownSubscription());
        for (int attempt = 1; attempt < ATTEMPTS && got.status() < 400; attempt++) {
            lcm.await(call -> false, PAUSE);
            got = send("POST", ofUnknownSubscription());
        }
    }

    private String ofUnknownSubscription() {
        return creation(lcm.subscription(), lcm.vnfm().api())
                .put("subscriptionId", "sub-" + UUID.randomUUID())
                .toString();
    }

    private static String without(ObjectNode notification, String name) {
        return notification.without(name).toString();
    }

    @Then("the notification is refused as malformed")
    public void malformed() {
        checks.on(last().exchange())
                .check(
                        VNF_LCM_ENDPOINT_MALFORMED,
                        "the notification is answered with 400",
                        () -> assertThat(last().status()).as("HTTP status").isEqualTo(400));
        stillWorks();
    }

    @Then("the notification should be refused")
    public void shouldBeRefused() {
        checks.on(last().exchange())
                .advise(
                        VNF_LCM_ENDPOINT_MALFORMED,
                        "the notification is refused with 4xx",
                        () -> assertThat(last().status()).as("HTTP status").isBetween(400, 499));
        stillWorks();
    }

    private void stillWorks() {
        HttpAnswer valid =
                send("POST", creation(lcm.subscription(), lcm.vnfm().api()).toString());
        checks.on(valid.exchange())
                .check(
                        VNF_LCM_ENDPOINT_MALFORMED,
                        "a notification without fault is taken afterwards",
                        () -> assertThat(valid.status()).as("HTTP status").isEqualTo(204));
    }

    @Given("the VNFM has registered a VNFC of a VNF as a VNFCI")
    public void registersVnfc() {
        Vnf made = lcm.create("affected");
        Vnf up = lcm.vnfm().instantiate(made.id(), 2, lcm.recorder()).vnf();
        lcm.vnf(up);
        String id = up.vnfcs().get(0).id();
        Registration registration = registrations.register(
                CertificateType.VNFCI, draft -> draft.subject().put("subjectId", id));
        checks.on(registration.answer().exchange())
                .need(SUBJECT_REGISTER_CREATED, "the VNFCI is registered", () -> assertThat(registration.id())
                        .as("id in the answer with HTTP status "
                                + registration.answer().status())
                        .isPresent());
    }

    @When("the VNFC goes when the VNF is scaled in")
    public void goes() {
        Vnf known = lcm.vnf();
        lcm.vnfm().scaleIn(known.id(), List.of(known.vnfcs().get(0).id()), lcm.recorder());
    }

    @When("the VNFC goes when the VNF is scaled in, and the result is told to nobody")
    public void goesUntold() {
        Vnf known = lcm.vnf();
        lcm.forget();
        untold = lcm.vnfm()
                .scaleInUntold(known.id(), known.vnfcs().get(0).id(), lcm.recorder())
                .id();
    }

    @Then("the CMF asks what has become of the operation")
    public void asksAboutOperation() {
        String path = "/vnf_lcm_op_occs/" + untold;
        Optional<Call> asked = lcm.await(
                call -> call.request().method().equals("GET")
                        && call.request().url().getPath().endsWith(path),
                PATIENCE);
        if (asked.isEmpty()) {
            checks.notApplicable(
                    VNF_LCM_OPERATION_READ,
                    "The CMF has not asked within " + PATIENCE.toSeconds() + " s; it may rely on what it is told.");
            return;
        }
        Incoming request = asked.get().request();
        checks.on(asked.get().recordIn(lcm.recorder()))
                .check(VNF_LCM_OPERATION_READ, "reading has the headers Version and Accept", () -> {
                    assertThat(request.header("Version").orElse(""))
                            .as("Version")
                            .startsWith("2.");
                    assertThat(request.header("Accept").orElse("")).as("Accept").contains("json");
                });
    }

    @When("the VNFM repeats the notification of the result")
    public void repeats() {
        List<Exchange> sent = lcm.sent("POST");
        Exchange result = sent.get(sent.size() - 1);
        send("POST", new String(result.request().body().bytes(), java.nio.charset.StandardCharsets.UTF_8));
    }

    @Then("the repeated notification is taken like the first")
    public void takenAgain() {
        checks.on(last().exchange())
                .check(
                        VNF_LCM_NOTIFICATION_REPEATED,
                        "the notification is answered with 204 again",
                        () -> assertThat(last().status()).as("HTTP status").isEqualTo(204));
    }

    @Then("the CMF has found the subject of the VNFC")
    public void found() {
        String policy = target.statements().getOrDefault(Statement.LCM_REMOVED, "");
        boolean revoked = lists.listsWithin(enrolments.current());
        if (!revoked && !policy.equals("revoke")) {
            checks.inconclusive(
                    VNF_LCM_AFFECTED_VNFCS,
                    "the certificate of the VNFC is revoked",
                    "It is not, and ics." + Statement.LCM_REMOVED.key()
                            + " does not say that it would be: what else the CMF does with the subject is not seen here.");
            return;
        }
        checks.check(VNF_LCM_AFFECTED_VNFCS, "the certificate of the VNFC is revoked", () -> assertThat(revoked)
                .as("serial number is on the CRL")
                .isTrue());
    }
}
