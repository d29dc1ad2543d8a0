package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.VNF_LCM_SUBSCRIPTION_REQUEST;

import io.cucumber.java.After;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import sol023.conformance.check.Checks;
import sol023.conformance.contract.Contract;
import sol023.conformance.exchange.Exchange;
import sol023.conformance.exchange.Recorder;
import sol023.conformance.exchange.Redactor;
import sol023.conformance.hook.Hooks;
import sol023.conformance.hook.Outcome;
import sol023.conformance.target.HookName;
import sol023.conformance.target.HookSettings;
import sol023.conformance.target.RunScope;
import sol023.conformance.target.Target;
import sol023.conformance.vnfm.Call;
import sol023.conformance.vnfm.Incoming;
import sol023.conformance.vnfm.lcm.LcmSubscription;
import sol023.conformance.vnfm.lcm.LcmVnfm;
import sol023.conformance.vnfm.lcm.Vnf;

/**
 * The lifecycle side of the VNFM that the suite plays, as one scenario uses it. The CMF has one subscription, so these scenarios run one at a
 * time.
 */
public final class LcmSide {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SHORTLY = Duration.ofSeconds(2);
    private static final Duration WHILE_IT_LOOKS = Duration.ofSeconds(5);
    private static final String DOCUMENT = "vnflcm/v2/vnflcm.yaml";
    private static final String SUBSCRIBED = "the CMF subscribes to lifecycle changes";

    private final Target target;
    private final RunScope scope;
    private final Recorder recorder;
    private final Redactor redactor;
    private final Clock clock;
    private final Checks checks;
    private final Hooks hooks;
    private final List<String> vnfs = new ArrayList<>();
    private @Nullable LcmSubscription subscription;
    private @Nullable Vnf vnf;
    private boolean hasTurn;
    private int mark;

    public LcmSide(
            Target target,
            RunScope scope,
            Recorder recorder,
            Redactor redactor,
            Clock clock,
            Checks checks,
            Hooks hooks) {
        this.target = target;
        this.scope = scope;
        this.recorder = recorder;
        this.redactor = redactor;
        this.clock = clock;
        this.checks = checks;
        this.hooks = hooks;
    }

    LcmVnfm vnfm() {
        return LcmVnfm.of(
                scope,
                target,
                target.ownVnfm().orElseThrow(() -> new IllegalStateException("the scenario lacks @needs:vnfm")),
                redactor,
                clock);
    }

    Recorder recorder() {
        return recorder;
    }

    /** Waits for the subscription of the CMF; without one the scenario ends. */
    LcmSubscription begin() {
        if (!hasTurn) {
            vnfm().turn().lock();
            hasTurn = true;
        }
        mark = vnfm().calls().size();
        Optional<LcmSubscription> found = vnfm().subscriptions().stream().findFirst();
        if (found.isEmpty()) {
            found = awaited();
        }
        subscription = found.orElseThrow();
        return subscription;
    }

    /** How long a CMF may take that looks for its VNFM by itself; no time is lost when it has subscribed before. */
    Duration patience() {
        return vnfm().subscriptions().isEmpty() ? provoke() : PATIENCE;
    }

    private Optional<LcmSubscription> awaited() {
        Duration patience = provoke();
        Optional<Call> attempt = vnfm().calls().await(LcmSide::isSubscription, patience);
        Optional<LcmSubscription> made = vnfm().awaitSubscription(any -> true, attempt.isEmpty() ? patience : SHORTLY);
        if (made.isEmpty() && attempt.isPresent()) {
            judgeRequest(attempt.get());
            checks.unobservable(
                    VNF_LCM_SUBSCRIPTION_REQUEST,
                    SUBSCRIBED,
                    "The CMF has tried to, and was refused with "
                            + attempt.get().status() + ".");
        }
        if (made.isEmpty()) {
            checks.unobservable(
                    VNF_LCM_SUBSCRIPTION_REQUEST,
                    SUBSCRIBED,
                    "No subscription came within " + patience.toSeconds() + " s, although ics.lcm.consumer says that"
                            + " the CMF uses the interface; it has to know our address, "
                            + vnfm().api() + ", or needs the hook " + HookName.LCM_SUBSCRIBES.key() + ".");
        }
        return made;
    }

    static boolean isSubscription(Call call) {
        return call.request().method().equals("POST")
                && call.request().url().getPath().endsWith("/subscriptions");
    }

    /** Whether a subscription is requested as SOL002 clause 5.4.18 defines it. */
    void judgeRequest(Call call) {
        Checks on = checks.on(call.recordIn(recorder));
        Incoming request = call.request();
        on.check(
                VNF_LCM_SUBSCRIPTION_REQUEST,
                "the content is of type application/json",
                () -> assertThat(request.mediaType()).as("Content-Type").isEqualTo("application/json"));
        on.check(VNF_LCM_SUBSCRIPTION_REQUEST, "the content is an LccnSubscriptionRequest", () -> assertThat(
                        scope.once("contract", Contract.class, Contract::new)
                                .structure(DOCUMENT, "LccnSubscriptionRequest")
                                .violations(request.body()))
                .as("what breaks the schema")
                .isEmpty());
        on.check(VNF_LCM_SUBSCRIPTION_REQUEST, "the header Version names a version 2", () -> assertThat(
                        request.header("Version").orElse(""))
                .as("Version")
                .startsWith("2."));
        on.check(VNF_LCM_SUBSCRIPTION_REQUEST, "the callback URI is an https URI", () -> assertThat(request.json()
                        .map(content -> content.path("callbackUri").asText())
                        .orElse(""))
                .as("callback URI")
                .startsWith("https://"));
    }

    LcmSubscription subscription() {
        LcmSubscription known = subscription;
        if (known == null) {
            throw new IllegalStateException("the scenario lacks the step about the subscription");
        }
        return known;
    }

    void subscription(LcmSubscription now) {
        subscription = now;
    }

    /** Makes the CMF subscribe, if the target file says how; how long it may take. */
    Duration provoke() {
        Optional<HookSettings> hook = hooks.settings(HookName.LCM_SUBSCRIBES);
        if (hook.isEmpty()) {
            return PATIENCE;
        }
        Outcome outcome = hooks.run(HookName.LCM_SUBSCRIBES, java.util.Map.of());
        return outcome instanceof Outcome.NotDone
                ? Duration.ofMillis(1)
                : hook.get().within();
    }

    /** A VNF instance of this scenario, which goes when the scenario ends. */
    Vnf create(String name) {
        Vnf vnf = vnfm().create(name, recorder);
        vnfs.add(vnf.id());
        return vnf;
    }

    /** From now on the VNF instance that the scenario is about. */
    void vnf(Vnf now) {
        vnf = now;
    }

    /** The VNF instance that the scenario is about, as it was when the scenario noted it. */
    Vnf vnf() {
        Vnf known = vnf;
        if (known == null) {
            throw new IllegalStateException("the scenario has no VNF");
        }
        return known;
    }

    /** Waits a moment for the CMF to be shown the first VNFC of the VNF instance, as one may ask that has heard of it. */
    void letItSee() {
        String vnfc = vnf().vnfcs().get(0).id();
        await(call -> shows(call, vnfc), WHILE_IT_LOOKS);
    }

    private static boolean shows(Call call, String vnfc) {
        return call.request().url().getPath().contains("/vnf_instances")
                && call.answer()
                        .filter(answer -> new String(answer.body().bytes(), StandardCharsets.UTF_8).contains(vnfc))
                        .isPresent();
    }

    /** What the CMF has asked since the scenario began. */
    List<Call> calls() {
        return vnfm().calls().since(mark);
    }

    /** From now on {@link #calls} and {@link #await} know only what comes. */
    void forget() {
        mark = vnfm().calls().size();
    }

    /** A request since then, as soon as it comes. */
    Optional<Call> await(Predicate<Call> wanted, Duration atMost) {
        return vnfm().calls().awaitSince(mark, wanted, atMost);
    }

    /** What we have sent to the callback in this scenario. */
    List<Exchange> sent(String method) {
        return recorder.exchanges().stream()
                .filter(exchange -> !exchange.received()
                        && exchange.request().method().equals(method)
                        && exchange.request().url().equals(subscription().callbackUri()))
                .toList();
    }

    @After(order = 2)
    public void end() {
        if (hasTurn) {
            vnfs.forEach(id -> vnfm().forget(id));
            vnfm().turn().unlock();
            hasTurn = false;
        }
    }
}
