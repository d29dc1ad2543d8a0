package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.VNF_LCM_AFFECTED_VNFCS;
import static sol023.conformance.requirement.Requirement.VNF_LCM_AS_SOL002;
import static sol023.conformance.requirement.Requirement.VNF_LCM_INSTANCES_READ;
import static sol023.conformance.requirement.Requirement.VNF_LCM_SUBSCRIPTION_EXISTS;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import sol023.conformance.check.Checks;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.exchange.NoAnswerException;
import sol023.conformance.target.HookName;
import sol023.conformance.vnfm.Call;
import sol023.conformance.vnfm.lcm.LcmSubscription;
import sol023.conformance.vnfm.lcm.LcmVnfm;
import sol023.conformance.vnfm.lcm.Vnf;

/** Clause 6: the CMF as a consumer of the VNF Lifecycle Management interface, what it asks of the VNFM. */
public final class LcmSubscriptionSteps {

    private static final Duration PAGE_PATIENCE = Duration.ofSeconds(8);
    private static final Duration WHILE_IT_MAY_ASK_AGAIN = Duration.ofSeconds(3);
    private static final int MORE_THAN_A_PAGE = 4;

    private final Checks checks;
    private final LcmSide lcm;

    public LcmSubscriptionSteps(Checks checks, LcmSide lcm) {
        this.checks = checks;
        this.lcm = lcm;
    }

    @Given("the CMF has subscribed to lifecycle changes at the VNFM")
    public void hasSubscribed() {
        lcm.begin();
    }

    @Then("the subscription was requested as the interface defines it")
    public void wellRequested() {
        LcmSubscription made = lcm.subscription();
        lcm.judgeRequest(lcm.vnfm().calls().all().stream()
                .filter(one -> LcmSide.isSubscription(one)
                        && one.request().text().contains(made.callbackUri().toString()))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalStateException("a subscription that nobody has requested")));
    }

    @When("the VNFM has lost the subscription and meets it again when the CMF subscribes")
    public void losesAndFinds() {
        subscribesAgain(lcm.subscription(), true, VNF_LCM_SUBSCRIPTION_EXISTS, "the CMF meets the answer 303");
    }

    @When("the VNFM has lost the subscription and has more VNF instances than a page of the list holds")
    public void losesAndHasMany() {
        for (int i = 0; i < MORE_THAN_A_PAGE; i++) {
            Vnf vnf = lcm.create("vnf-" + i);
            lcm.vnfm().instantiate(vnf.id(), 1, lcm.recorder());
        }
        subscribesAgain(lcm.subscription(), false, VNF_LCM_INSTANCES_READ, "the CMF reads all VNF instances again");
    }

    @When("the VNFC goes while the VNFM has lost the subscription")
    public void goesInTheGap() {
        Vnf known = lcm.vnf();
        LcmSubscription before = lcm.subscription();
        lcm.letItSee();
        lcm.vnfm().lose(before);
        lcm.vnfm().scaleInUntold(known.id(), known.vnfcs().get(0).id(), lcm.recorder());
        subscribesAgain(before, false, VNF_LCM_AFFECTED_VNFCS, "the CMF subscribes after the gap");
    }

    private void subscribesAgain(
            LcmSubscription before, boolean found, sol023.conformance.requirement.Requirement about, String what) {
        lcm.forget();
        if (found) {
            lcm.vnfm().hide(before);
        } else {
            lcm.vnfm().lose(before);
        }
        Duration patience = lcm.provoke();
        Optional<Call> again = lcm.await(LcmSide::isSubscription, patience);
        if (again.isEmpty()) {
            checks.unobservable(
                    about,
                    what,
                    "The CMF has not subscribed again within " + patience.toSeconds() + " s after the VNFM had lost its"
                            + " subscription; the hook " + HookName.LCM_SUBSCRIBES.key() + " can make it.");
        }
        Call call = again.orElseThrow();
        call.recordIn(lcm.recorder());
        if (found && call.status() != 303) {
            checks.unobservable(about, what, "The CMF has asked for another subscription than before.");
        }
        lcm.subscription(lcm.vnfm()
                .awaitSubscription(any -> true, patience)
                .orElseThrow(() -> new IllegalStateException("the subscription has gone again")));
    }

    @Then("the CMF uses the subscription that exists already")
    public void usesTheOldOne() {
        int mark = lcm.vnfm().calls().size();
        Optional<HttpAnswer> answer;
        try {
            answer = Optional.of(lcm.vnfm()
                    .notifier()
                    .send(
                            lcm.subscription(),
                            "POST",
                            LcmNotificationSteps.creation(
                                            lcm.subscription(), lcm.vnfm().api())
                                    .toString(),
                            "application/json",
                            lcm.recorder()));
        } catch (NoAnswerException e) {
            answer = Optional.empty();
        }
        int status = answer.map(HttpAnswer::status).orElse(0);
        checks.check(
                VNF_LCM_SUBSCRIPTION_EXISTS, "a notification of that subscription is taken", () -> assertThat(status)
                        .as("HTTP status of the answer to a notification")
                        .isEqualTo(204));
        Optional<Call> another = lcm.vnfm().calls().awaitSince(mark, LcmSide::isSubscription, WHILE_IT_MAY_ASK_AGAIN);
        checks.check(VNF_LCM_SUBSCRIPTION_EXISTS, "the CMF does not subscribe once more", () -> assertThat(
                        another.map(Call::status))
                .as("answer to another subscription request")
                .isEmpty());
    }

    @Then("the CMF reads the VNF instances and follows the pages")
    public void readsPages() {
        Duration patience = Duration.ofSeconds(20);
        Optional<Call> list = lcm.await(LcmSubscriptionSteps::isListOfVnfs, patience);
        if (list.isEmpty()) {
            checks.unobservable(
                    VNF_LCM_INSTANCES_READ,
                    "the CMF reads the VNF instances",
                    "The CMF has not asked for the list of VNF instances within " + patience.toSeconds()
                            + " s after it had subscribed.");
        }
        Call first = list.orElseThrow();
        Checks on = checks.on(first.recordIn(lcm.recorder()));
        on.check(VNF_LCM_INSTANCES_READ, "reading has the headers Version and Accept", () -> {
            assertThat(first.request().header("Version").orElse(""))
                    .as("Version")
                    .startsWith("2.");
            assertThat(first.request().header("Accept").orElse("")).as("Accept").contains("json");
        });
        Optional<Call> second = lcm.await(
                call -> isListOfVnfs(call)
                        && String.valueOf(call.request().url().getRawQuery()).contains("nextpage_opaque_marker"),
                PAGE_PATIENCE);
        second.ifPresent(page -> page.recordIn(lcm.recorder()));
        on.check(VNF_LCM_INSTANCES_READ, "the next page is asked for", () -> assertThat(
                        second.map(page -> page.request().method()))
                .as("request for the page that the header Link names")
                .contains("GET"));
    }

    private static boolean isListOfVnfs(Call call) {
        return call.request().method().equals("GET")
                && call.request().url().getPath().endsWith("/vnf_instances");
    }

    @Then("the CMF has asked the VNFM for nothing but what the interface allows")
    public void nothingElse() {
        lcm.await(call -> false, WHILE_IT_MAY_ASK_AGAIN);
        List<Call> others = lcm.vnfm().calls().all().stream()
                .filter(call -> !LcmVnfm.isAllowed(call))
                .toList();
        others.stream().limit(3).forEach(call -> call.recordIn(lcm.recorder()));
        List<String> shown = others.stream()
                .map(call ->
                        call.request().method() + " " + call.request().url().getPath())
                .distinct()
                .toList();
        checks.check(VNF_LCM_AS_SOL002, "no other method and no other resource is asked for", () -> assertThat(shown)
                .as("requests that clause 6 does not know")
                .isEmpty());
    }
}
