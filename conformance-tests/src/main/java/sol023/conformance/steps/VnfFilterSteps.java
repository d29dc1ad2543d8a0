package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.NOTIFICATION_FILTER_VNF_INSTANCE;
import static sol023.conformance.requirement.Requirement.NOTIFICATION_SENT;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sol023.conformance.check.Checks;
import sol023.conformance.check.Interpretation;
import sol023.conformance.exchange.Exchange;
import sol023.conformance.steps.Subscriptions.Subscription;
import sol023.conformance.vnfm.Delivery;
import sol023.conformance.vnfm.lcm.Vnf;

/** Table 7.6.3.2-1: a subscription that is limited to VNF instances, which the CMF knows from its VNFM (I-19). */
public final class VnfFilterSteps {

    private final Checks checks;
    private final LcmSide lcm;
    private final Registrations registrations;
    private final Subscriptions subscriptions;
    private final SubscriptionSteps subscriptionSteps;
    private final Notifications notifications;
    private @Nullable Subscription control;

    public VnfFilterSteps(
            Checks checks,
            LcmSide lcm,
            Registrations registrations,
            Subscriptions subscriptions,
            SubscriptionSteps subscriptionSteps,
            Notifications notifications) {
        this.checks = checks;
        this.lcm = lcm;
        this.registrations = registrations;
        this.subscriptions = subscriptions;
        this.subscriptionSteps = subscriptionSteps;
        this.notifications = notifications;
    }

    @Given("the VNFM has subscribed to everything, and to the VNF by its {word}")
    public void toTheVnf(String attribute) {
        subscribe(attribute, lcm.vnf());
    }

    @Given("the VNFM has subscribed to everything, and to another VNF by its {word}")
    public void toAnother(String attribute) {
        String other = registrations.freshName();
        Vnf.Product product = new Vnf.Product("vnfd-" + other, "maker-" + other, "product-" + other, "1.0", "1.0");
        subscribe(attribute, new Vnf("vnf-" + other, other, product, true, List.of()));
    }

    /** A subscription without filter shows that the event happened and that the CMF notifies at all. */
    private void subscribe(String attribute, Vnf vnf) {
        lcm.letItSee();
        subscriptionSteps.hasSubscribed();
        control = subscriptions.current();
        subscriptions.subscribe(
                draft -> limit(draft.filter().withObject("/vnfInstanceSubscriptionFilter"), attribute, vnf));
        subscriptionSteps.needMade();
    }

    private static void limit(ObjectNode filter, String attribute, Vnf vnf) {
        switch (attribute) {
            case "identifier" -> filter.putArray("vnfInstanceIds").add(vnf.id());
            case "name" -> filter.putArray("vnfInstanceNames").add(vnf.name());
            case "VNFD" -> filter.putArray("vnfdIds").add(vnf.product().vnfdId());
            case "product" -> {
                ObjectNode provider =
                        filter.putArray("vnfProductsFromProviders").addObject();
                provider.put("vnfProvider", vnf.product().provider())
                        .putArray("vnfProducts")
                        .addObject()
                        .put("vnfProductName", vnf.product().name());
            }
            default -> throw new IllegalArgumentException("no VNF is chosen by its " + attribute);
        }
    }

    @Then("the VNFM is notified for both, as the VNFCI is a VNFC of the VNF")
    public void notified() {
        needControl();
        Optional<Delivery> delivery =
                notifications.await(subscriptions.current().callback(), registrations.current(), content -> true);
        checks.on(delivery.map(Delivery::exchange).stream().toArray(Exchange[]::new))
                .advise(
                        NOTIFICATION_FILTER_VNF_INSTANCE,
                        Interpretation.I_19,
                        "what happens to a VNFC of the VNF is reported",
                        () -> assertThat(delivery)
                                .as("notification about the VNFC")
                                .isPresent());
    }

    @Then("the VNFM is not notified for the other VNF")
    public void notNotified() {
        needControl();
        List<Delivery> all = notifications.during(subscriptions.current().callback(), registrations.current());
        checks.on(all.stream().map(Delivery::exchange).toArray(Exchange[]::new))
                .check(
                        NOTIFICATION_FILTER_VNF_INSTANCE,
                        "what the filter does not name is not reported",
                        () -> assertThat(all.size())
                                .as("number of notifications")
                                .isZero());
    }

    private void needControl() {
        Optional<Delivery> delivery = notifications.await(
                Objects.requireNonNull(control).callback(), registrations.current(), content -> true);
        delivery.map(found -> checks.on(found.exchange()))
                .orElse(checks)
                .need(NOTIFICATION_SENT, "the event is reported to the callback URI", () -> assertThat(delivery)
                        .as("notification about the subject")
                        .isPresent());
    }
}
