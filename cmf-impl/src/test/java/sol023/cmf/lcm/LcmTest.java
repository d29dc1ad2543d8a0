package sol023.cmf.lcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import sol023.cmf.access.Caller;
import sol023.cmf.access.Consumer;
import sol023.cmf.audit.AuditEvent.Action;
import sol023.cmf.outbound.AddressPolicy;
import sol023.cmf.outbound.OutboundSettings;
import sol023.cmf.sol013.ProblemException;
import sol023.cmf.store.Engine;

/** What the CMF does with a VNFM, from the subscription to the revocation. */
@ParameterizedClass
@EnumSource(Engine.class)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LcmTest {

    @TempDir
    static Path caFolder;

    @TempDir
    private Path folder = Path.of("");

    private final Engine engine;
    private LcmFixture cmf;
    private ScriptedVnfm vnfm;

    LcmTest(Engine engine) {
        this.engine = engine;
    }

    @BeforeEach
    void open() {
        cmf = new LcmFixture(engine.settings(folder), caFolder);
        vnfm = cmf.vnfm;
    }

    @AfterEach
    void close() {
        cmf.close();
    }

    @Test
    void it_subscribes_to_all_three_notifications_and_learns_what_the_vnfm_has() {
        vnfm.vnf("vnf-1", "a", "b");
        vnfm.vnf("vnf-2", "c");
        vnfm.pageSize = 1;
        cmf.start();
        cmf.awaitSubscribed();

        assertThat(vnfm.subscriptions).hasSize(1);
        assertThat(vnfm.subscription().path("filter").path("notificationTypes")).hasSize(3);
        var found = find("c").orElseThrow();
        assertThat(found.id()).isEqualTo("vnf-2");
        assertThat(found.facts().vnfdId()).contains("vnfd-1");
        assertThat(found.facts().name()).contains("name of vnf-2");
        assertThat(find("res-b").orElseThrow().id()).isEqualTo("vnf-1");
        assertThat(find("d")).isEmpty();
        assertThat(cmf.row().subscription())
                .contains(vnfm.subscription().path("id").asText());
    }

    private Optional<InventoryStore.FoundVnf> find(String vnfc) {
        return cmf.database.read(handle -> new InventoryStore().findByVnfc(handle, "vnfm", vnfc));
    }

    @Test
    void a_subscription_that_fits_is_used_again_and_others_that_lead_here_are_removed() {
        try (var first = cmf.start()) {
            cmf.awaitSubscribed();
            assertThat(first).isNotNull();
        }
        var id = vnfm.subscription().path("id").asText();
        var stale = vnfm.subscription()
                .deepCopy()
                .put("id", "stale")
                .put("callbackUri", LcmFixture.ROOT + LcmEndpoint.PATH + "/old");
        var moved = URI.create(vnfm.subscription().path("callbackUri").asText()).getPath();
        vnfm.subscriptions.put("stale", stale);
        vnfm.subscriptions.put(
                "moved", stale.deepCopy().put("id", "moved").put("callbackUri", "https://old.example.org" + moved));
        vnfm.subscriptions.put(
                "foreign", stale.deepCopy().put("id", "foreign").put("callbackUri", "https://other.example.org/x"));
        vnfm.requests.clear();
        vnfm.pageSize = 1;
        cmf.start();
        LcmFixture.await().until(() -> vnfm.subscriptions.size() == 2);
        LcmFixture.await().until(() -> vnfm.count("GET /vnflcm/v2/vnf_instances") > 0);

        assertThat(vnfm.subscriptions).containsOnlyKeys(id, "foreign");
        assertThat(vnfm.count("POST")).isZero();
        assertThat(vnfm.count("GET /vnflcm/v2/subscriptions/" + id)).isPositive();
    }

    @Test
    void a_subscription_with_another_filter_is_replaced() {
        try (var first = cmf.start()) {
            cmf.awaitSubscribed();
            assertThat(first).isNotNull();
        }
        var id = vnfm.subscription().path("id").asText();
        vnfm.subscription().putObject("filter").putArray("notificationTypes").add("VnfIdentifierCreationNotification");
        cmf.start();
        LcmFixture.await().until(() -> vnfm.subscriptions.size() == 1 && !vnfm.subscriptions.containsKey(id));
    }

    @Test
    void a_vnfm_that_avoids_duplicates_is_understood() {
        vnfm.answersDuplicatesBy303 = true;
        vnfm.failures.put("GET /vnflcm/v2/vnf_lcm_op_occs", 503);
        cmf.start();
        LcmFixture.await().until(() -> !vnfm.subscriptions.isEmpty());
        cmf.database.write(handle -> {
            new VnfmStore().setSubscription(handle, "vnfm", Optional.empty(), Optional.empty());
            return true;
        });
        vnfm.failures.clear();
        cmf.awaitSubscribed();
        assertThat(vnfm.subscriptions).hasSize(1);
    }

    @Test
    void a_vnfc_that_was_scaled_in_has_its_certificates_revoked_and_no_other() {
        vnfm.vnf("vnf-1", "a", "b");
        var a = cmf.issue("a");
        var b = cmf.issue("b");
        var byResource = cmf.issue("res-b");
        var foreign = cmf.issue("b", new Consumer("vnfm-b"));
        var node = cmf.start();
        cmf.awaitSubscribed();

        cmf.post(node, vnfm.operation("n-1", "vnf-1", "SCALE", "STARTING"));
        vnfm.vnf("vnf-1", "a");
        cmf.post(node, vnfm.operation("n-2", "vnf-1", "SCALE", "COMPLETED", "b"));
        LcmFixture.await().until(() -> cmf.isRevoked(b) && cmf.isRevoked(byResource));

        assertThat(cmf.isRevoked(a)).isFalse();
        assertThat(cmf.isRevoked(foreign)).isFalse();
        assertThat(cmf.certificates
                        .find(b.id())
                        .orElseThrow()
                        .revocation()
                        .orElseThrow()
                        .reason())
                .isEqualTo(sol023.cmf.ca.RevocationReason.CESSATION_OF_OPERATION);
        assertThat(cmf.audited.stream().filter(each -> each.action() == Action.CERTIFICATE_REVOKE))
                .hasSize(2)
                .allSatisfy(each -> {
                    assertThat(each.who()).isEqualTo("cmf");
                    assertThat(each.details()).containsEntry("reason", "cessationOfOperation");
                });
    }

    @Test
    void a_notification_that_comes_twice_counts_once() {
        vnfm.vnf("vnf-1", "a", "b");
        var b = cmf.issue("b");
        var node = cmf.start(RemovalPolicy.REPORT, LcmFixture.FAST);
        cmf.awaitSubscribed();
        vnfm.vnf("vnf-1", "a");
        for (int i = 0; i < 3; i++) {
            cmf.post(node, vnfm.operation("n-1", "vnf-1", "SCALE", "COMPLETED", "b"));
        }
        LcmFixture.await()
                .until(() -> cmf.removals().stream()
                                .filter(each -> each.outcome().isPresent())
                                .count()
                        == 2);
        cmf.post(node, vnfm.operation("n-1", "vnf-1", "SCALE", "COMPLETED", "b"));
        cmf.post(node, vnfm.operation("n-2", "vnf-1", "SCALE", "COMPLETED", "b"));
        LcmFixture.await().until(() -> openOccasions() == 0);

        assertThat(cmf.removals()).extracting(Removal::vnfcId).containsExactlyInAnyOrder("b", "res-b");
        assertThat(cmf.audited(Action.VNFC_GONE)).isEqualTo(2);
        assertThat(cmf.isRevoked(b)).as("only reported").isFalse();
        assertThat(cmf.removals()).filteredOn(each -> each.vnfcId().equals("b")).allSatisfy(each -> {
            assertThat(each.outcome()).contains(Removal.Outcome.REPORTED);
            assertThat(each.certificates()).isEqualTo(1);
        });
    }

    private int openOccasions() {
        return cmf.database.read(handle -> new OccasionStore().countOpen(handle, "vnfm", 1000));
    }

    @Test
    void a_vnf_that_is_terminated_or_deleted_takes_all_its_vnfcs_along() {
        vnfm.vnf("vnf-1", "a");
        vnfm.vnf("vnf-2", "b");
        var a = cmf.issue("a");
        var b = cmf.issue("b");
        var node = cmf.start();
        cmf.awaitSubscribed();

        vnfm.get("vnf-1").put("instantiationState", "NOT_INSTANTIATED").remove("instantiatedVnfInfo");
        cmf.post(node, vnfm.operation("n-1", "vnf-1", "TERMINATE", "COMPLETED"));
        LcmFixture.await().until(() -> cmf.isRevoked(a));
        assertThat(cmf.isRevoked(b)).isFalse();

        vnfm.vnfs.remove("vnf-2");
        cmf.post(node, vnfm.notification("n-2", "VnfIdentifierDeletionNotification", "vnf-2"));
        LcmFixture.await().until(() -> cmf.isRevoked(b));
    }

    @Test
    void whoever_filters_by_vnf_finds_it_while_its_certificates_are_revoked() {
        vnfm.vnf("vnf-1", "a");
        var a = cmf.issue("a");
        var node = cmf.start();
        cmf.awaitSubscribed();
        assertThat(facts("a", LcmFixture.VNFM)).isPresent();
        assertThat(facts("a", new Consumer("vnfm-b"))).isEmpty();
        assertThat(facts("never", LcmFixture.VNFM)).isEmpty();

        vnfm.vnfs.remove("vnf-1");
        cmf.post(node, vnfm.notification("n-1", "VnfIdentifierDeletionNotification", "vnf-1"));
        LcmFixture.await().until(() -> cmf.isRevoked(a));
        var gone = facts("a", LcmFixture.VNFM).orElseThrow();
        assertThat(gone.vnfInstanceId()).isEqualTo("vnf-1");
        assertThat(gone.provider()).contains("Acme");

        vnfm.vnf("vnf-2", "a");
        cmf.post(node, vnfm.notification("n-2", "VnfIdentifierCreationNotification", "vnf-2"));
        LcmFixture.await().until(() -> facts("a", LcmFixture.VNFM)
                .filter(each -> each.vnfInstanceId().equals("vnf-2"))
                .isPresent());
    }

    private Optional<sol023.cmf.notification.VnfFacts> facts(String vnfc, Consumer owner) {
        return cmf.database.read(handle -> new LcmInventory().find(handle, owner, vnfc));
    }

    @Test
    void a_vnfc_that_is_healed_keeps_the_certificates_of_what_stays() {
        vnfm.vnf("vnf-1", "a");
        var vnfc = cmf.issue("a");
        var resource = cmf.issue("res-a");
        var node = cmf.start();
        cmf.awaitSubscribed();

        var info = (com.fasterxml.jackson.databind.node.ObjectNode)
                vnfm.get("vnf-1").path("instantiatedVnfInfo");
        ((com.fasterxml.jackson.databind.node.ObjectNode) info.path("vnfcInfo").path(0))
                .put("vnfcResourceInfoId", "res-new");
        ((com.fasterxml.jackson.databind.node.ObjectNode)
                        info.path("vnfcResourceInfo").path(0))
                .put("id", "res-new");
        cmf.post(node, vnfm.operation("n-1", "vnf-1", "HEAL", "COMPLETED", "res-a"));
        LcmFixture.await().until(() -> cmf.isRevoked(resource));
        assertThat(cmf.isRevoked(vnfc)).isFalse();
        assertThat(find("res-new")).isPresent();
    }

    @Test
    void while_an_operation_goes_on_nothing_is_taken_for_gone() {
        vnfm.vnf("vnf-1", "a", "b");
        var b = cmf.issue("b");
        var node = cmf.start();
        cmf.awaitSubscribed();
        vnfm.operations.put("op-of-vnf-1", operationResource("PROCESSING"));
        cmf.post(node, vnfm.operation("n-1", "vnf-1", "HEAL", "PROCESSING"));
        vnfm.vnf("vnf-1", "a");
        resync();
        LcmFixture.await().until(() -> !cmf.row().isResyncWanted());
        assertThat(cmf.isRevoked(b)).isFalse();
        assertThat(find("b")).as("known until it is clear").isPresent();

        vnfm.vnf("vnf-1", "a", "b");
        vnfm.operations.put("op-of-vnf-1", operationResource("COMPLETED"));
        LcmFixture.await()
                .until(() -> cmf.database.read(handle -> !new OperationStore().isBusy(handle, "vnfm", "vnf-1")));
        LcmFixture.await().until(() -> openOccasions() == 0);
        assertThat(cmf.isRevoked(b)).isFalse();
        assertThat(cmf.removals()).isEmpty();
    }

    @Test
    void an_operation_whose_result_never_came_is_asked_about() {
        vnfm.vnf("vnf-1", "a", "b");
        var b = cmf.issue("b");
        var node = cmf.start();
        cmf.awaitSubscribed();
        vnfm.operations.put("op-of-vnf-1", operationResource("PROCESSING"));
        cmf.post(node, vnfm.operation("n-1", "vnf-1", "SCALE", "PROCESSING"));
        vnfm.vnf("vnf-1", "a");
        vnfm.operations.put("op-of-vnf-1", operationResource("COMPLETED"));

        LcmFixture.await().until(() -> cmf.isRevoked(b));
        assertThat(vnfm.count("GET /vnflcm/v2/vnf_lcm_op_occs/op-of-vnf-1")).isPositive();
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode operationResource(String state) {
        return ScriptedVnfm.JSON
                .createObjectNode()
                .put("id", "op-of-vnf-1")
                .put("vnfInstanceId", "vnf-1")
                .put("operation", "SCALE")
                .put("operationState", state);
    }

    private void resync() {
        cmf.database.write(handle -> new VnfmStore().setResyncWanted(handle, "vnfm", true));
    }

    @Test
    void what_went_away_while_the_cmf_was_down_is_found_at_the_next_start() {
        vnfm.vnf("vnf-1", "a");
        vnfm.vnf("vnf-2", "b");
        var a = cmf.issue("a");
        var b = cmf.issue("b");
        try (var first = cmf.start()) {
            cmf.awaitSubscribed();
            assertThat(first).isNotNull();
        }
        vnfm.vnfs.remove("vnf-1");
        vnfm.vnf("vnf-2", "c");
        cmf.start();
        LcmFixture.await().until(() -> cmf.isRevoked(a) && cmf.isRevoked(b));
    }

    @Test
    void a_vnfm_that_comes_back_without_the_subscription_is_subscribed_and_looked_at_again() {
        vnfm.vnf("vnf-1", "a");
        var a = cmf.issue("a");
        cmf.start();
        cmf.awaitSubscribed();
        vnfm.stop();
        LcmFixture.await().until(() -> cmf.row().state() == VnfmState.UNREACHABLE);
        vnfm.forgetSubscriptions();
        vnfm.vnf("vnf-1", "new");
        vnfm.startAgain();
        LcmFixture.await().until(() -> cmf.isRevoked(a));
        cmf.awaitSubscribed();
        assertThat(vnfm.subscriptions).hasSize(1);
    }

    @Test
    void a_subscription_that_was_lost_is_noticed_although_the_vnfm_always_answered() {
        vnfm.vnf("vnf-1", "a");
        var a = cmf.issue("a");
        cmf.start();
        cmf.awaitSubscribed();
        vnfm.vnf("vnf-1", "new");
        vnfm.forgetSubscriptions();
        LcmFixture.await().until(() -> !vnfm.subscriptions.isEmpty());
        LcmFixture.await().until(() -> cmf.isRevoked(a));
    }

    @Test
    void a_list_that_forgets_a_vnf_is_not_believed() {
        vnfm.vnf("vnf-1", "a");
        var a = cmf.issue("a");
        cmf.start();
        cmf.awaitSubscribed();
        vnfm.requests.clear();
        vnfm.bodies.put("GET /vnflcm/v2/vnf_instances", "[]");
        var single = vnfm.get("vnf-1").toString();
        vnfm.bodies.clear();
        vnfm.bodies.put("GET /vnflcm/v2/vnf_instances/vnf-1", single);
        vnfm.vnfs.clear();
        resync();
        LcmFixture.await().until(() -> !cmf.row().isResyncWanted());
        assertThat(vnfm.count("GET /vnflcm/v2/vnf_instances/vnf-1")).isPositive();
        assertThat(cmf.isRevoked(a)).isFalse();
        assertThat(cmf.removals()).isEmpty();
    }

    @Test
    void a_vnfc_id_that_another_vnf_has_too_is_not_gone() {
        vnfm.vnf("vnf-1", "a");
        vnfm.vnf("vnf-2", "a");
        var a = cmf.issue("a");
        var node = cmf.start();
        cmf.awaitSubscribed();
        vnfm.vnf("vnf-1");
        cmf.post(node, vnfm.operation("n-1", "vnf-1", "SCALE", "COMPLETED", "a"));
        LcmFixture.await()
                .until(() -> cmf.removals().stream()
                                .filter(each -> each.outcome().equals(Optional.of(Removal.Outcome.PRESENT)))
                                .count()
                        == 2);
        assertThat(cmf.isRevoked(a)).isFalse();
    }

    @Test
    void one_vnf_that_cannot_be_read_does_not_stop_the_others() {
        vnfm.vnf("vnf-0", "x");
        vnfm.vnf("vnf-1", "a");
        var x = cmf.issue("x");
        var a = cmf.issue("a");
        var node = cmf.start();
        cmf.awaitSubscribed();
        vnfm.bodies.put("GET /vnflcm/v2/vnf_instances/vnf-0", "{\"id\": [1, 2]}");
        vnfm.vnf("vnf-0");
        vnfm.vnf("vnf-1");
        cmf.post(node, vnfm.operation("n-0", "vnf-0", "SCALE", "COMPLETED", "x"));
        cmf.post(node, vnfm.operation("n-1", "vnf-1", "SCALE", "COMPLETED", "a"));
        LcmFixture.await().until(() -> cmf.isRevoked(a));
        assertThat(cmf.isRevoked(x)).isFalse();
        vnfm.bodies.clear();
        LcmFixture.await().until(() -> cmf.isRevoked(x));
    }

    @Test
    void unknown_values_and_attributes_do_no_harm() {
        vnfm.vnf("vnf-1", "a", "b");
        vnfm.get("vnf-1").put("instantiationState", "HIBERNATED").put("toBeInvented", 3);
        var b = cmf.issue("b");
        var node = cmf.start();
        cmf.awaitSubscribed();
        vnfm.vnf("vnf-1", "a");
        var news =
                vnfm.operation("n-1", "vnf-1", "TELEPORT", "TRANSCENDED", "b").put("future", "x");
        news.withArray("/affectedVnfcs").addObject().put("id", "z").put("changeType", "DUPLICATED");
        cmf.post(node, news);
        LcmFixture.await().until(() -> cmf.isRevoked(b));
    }

    @Test
    void an_operator_can_end_the_subscription_and_begin_again() {
        cmf.start();
        cmf.awaitSubscribed();
        var notification = vnfm.notification("n-1", "VnfIdentifierCreationNotification", "vnf-1");
        var endpoint = vnfm.subscription().path("callbackUri").asText();
        cmf.database.write(handle -> new VnfmStore().setWanted(handle, "vnfm", false));
        LcmFixture.await().until(() -> cmf.row().state() == VnfmState.TERMINATED);
        assertThat(vnfm.subscriptions).isEmpty();
        assertThat(cmf.row().subscription()).isEmpty();

        var node = cmf.start(); // also after a restart
        LcmFixture.await().until(() -> cmf.row().state() == VnfmState.TERMINATED);
        assertThatThrownBy(() -> node.endpoint()
                        .receive(
                                Caller.of(LcmFixture.VNFM),
                                endpoint.substring(endpoint.lastIndexOf('/') + 1),
                                notification))
                .isInstanceOf(ProblemException.class);
        cmf.database.write(handle -> new VnfmStore().setWanted(handle, "vnfm", true));
        cmf.awaitSubscribed();
        assertThat(vnfm.subscriptions).hasSize(1);
    }

    @Test
    void two_nodes_subscribe_once_and_one_takes_over_when_the_other_is_gone() {
        vnfm.vnf("vnf-1", "a", "b");
        var b = cmf.issue("b");
        var one = cmf.startOther(LcmFixture.FAST);
        var other = cmf.startOther(LcmFixture.FAST);
        cmf.awaitSubscribed();
        assertThat(vnfm.subscriptions).hasSize(1);
        assertThat(vnfm.count("POST /vnflcm/v2/subscriptions")).isEqualTo(1);

        one.close();
        vnfm.vnf("vnf-1", "a");
        cmf.post(other, vnfm.operation("n-1", "vnf-1", "SCALE", "COMPLETED", "b"));
        LcmFixture.await().until(() -> cmf.isRevoked(b));
        assertThat(vnfm.subscriptions).hasSize(1);
        assertThat(vnfm.count("POST /vnflcm/v2/subscriptions")).isEqualTo(1);
    }

    @Test
    void a_node_that_dies_without_a_word_is_replaced_when_its_lease_ends() {
        cmf.start(); // makes the row
        cmf.awaitSubscribed();
        var now = java.time.Instant.now();
        cmf.database.write(handle -> handle.execute(
                "update lcm_vnfm set lease_holder = 'dead', lease_until = ?",
                now.plusSeconds(2).toEpochMilli()));
        vnfm.vnf("vnf-1", "a");
        var a = cmf.issue("a");
        cmf.startOther(LcmFixture.FAST);
        LcmFixture.await().until(() -> find("a").isPresent());
        assertThat(java.time.Instant.now()).isAfter(now.plusSeconds(1));
        assertThat(cmf.isRevoked(a)).isFalse();
    }

    @Test
    void a_slow_vnfm_holds_up_nobody_else() {
        var latch = new CountDownLatch(1);
        vnfm.slow = Optional.of(latch);
        var node = cmf.start();
        LcmFixture.await().until(() -> !vnfm.requests.isEmpty());
        LcmFixture.await().until(() -> cmf.row().state() == VnfmState.UNREACHABLE);
        latch.countDown();
        vnfm.slow = Optional.empty();
        cmf.awaitSubscribed();
        node.close();
    }

    @Test
    void a_vnfm_that_says_no_is_told_of_once_and_tried_again() {
        vnfm.failures.put("POST /vnflcm/v2/subscriptions", 403);
        cmf.start();
        LcmFixture.await().until(() -> vnfm.count("POST") >= 3);
        assertThat(cmf.row().state()).isEqualTo(VnfmState.REFUSED);
        assertThat(cmf.row().detail()).contains("403").doesNotContain("\u001b");
        vnfm.failures.clear();
        cmf.awaitSubscribed();
    }

    @Test
    void endless_pages_and_pages_elsewhere_are_refused() {
        vnfm.vnf("vnf-1", "a");
        vnfm.vnf("vnf-2", "b");
        vnfm.pageSize = 1;
        vnfm.link = "<https://evil.example.org/vnflcm/v2/vnf_instances?%s>; rel=next";
        cmf.start();
        LcmFixture.await().until(() -> cmf.row().state() == VnfmState.REFUSED);
        assertThat(cmf.row().detail()).contains("not under its apiRoot");
        vnfm.link = "<?all_fields>; rel=\"prev next\"; title=\"a, b\"";
        LcmFixture.await().until(() -> vnfm.count("GET /vnflcm/v2/vnf_instances?all_fields") > 3);
        vnfm.link = "<%s>;rel=next";
        cmf.awaitSubscribed();
        assertThat(List.of(find("a").isPresent(), find("b").isPresent())).containsOnly(true);
    }

    @Test
    void an_answer_that_is_too_long_is_not_read() {
        vnfm.bodies.put("GET /vnflcm/v2/vnf_instances", "[\"" + "x".repeat(2 << 20) + "\"]");
        cmf.start();
        LcmFixture.await().until(() -> cmf.row().state() == VnfmState.REFUSED);
        vnfm.bodies.clear();
        cmf.awaitSubscribed();
    }

    @Test
    void the_version_is_the_preferred_one_or_the_newest_2() {
        vnfm.versions = List.of("1.0.0", "2.2.0", "2.3.0", "3.0.0");
        cmf.start(
                RemovalPolicy.REVOKE,
                new LcmTiming(
                        Duration.ofMillis(50),
                        Duration.ofMillis(20),
                        Duration.ofMillis(100),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        Duration.ofHours(1),
                        Duration.ofSeconds(5)));
        cmf.awaitSubscribed();
        assertThat(vnfm.lastVersion).isEqualTo("2.3.0");
    }

    @Test
    void nothing_else_of_the_interface_is_ever_called() {
        vnfm.vnf("vnf-1", "a");
        var node = cmf.start();
        cmf.awaitSubscribed();
        cmf.post(node, vnfm.operation("n-1", "vnf-1", "SCALE", "COMPLETED", "a"));
        LcmFixture.await().until(() -> openOccasions() == 0);
        assertThat(vnfm.requests)
                .allMatch(each -> each.startsWith("GET ")
                        || each.equals("POST /vnflcm/v2/subscriptions")
                        || each.startsWith("DELETE /vnflcm/v2/subscriptions/"));
    }

    @Test
    void a_404_that_is_not_the_vnfms_own_revokes_nothing() {
        vnfm.vnf("vnf-1", "a");
        var a = cmf.issue("a");
        var node = cmf.start();
        cmf.awaitSubscribed();
        vnfm.errorType = "text/html";
        vnfm.failures.put("GET /vnflcm/v2/vnf_instances/vnf-1", 404);
        cmf.post(node, vnfm.operation("n-1", "vnf-1", "SCALE", "COMPLETED", "a"));
        LcmFixture.await().until(() -> vnfm.count("GET /vnflcm/v2/vnf_instances?") > 0);
        resync();
        LcmFixture.await().until(() -> !cmf.row().isResyncWanted());
        assertThat(cmf.isRevoked(a)).as("its list still has it").isFalse();

        vnfm.failures.put("GET /vnflcm/v2/", 404);
        LcmFixture.await().until(() -> cmf.row().state() == VnfmState.REFUSED);
        assertThat(cmf.isRevoked(a)).as("nothing is routed to it").isFalse();
        assertThat(find("a")).isPresent();

        vnfm.failures.clear();
        vnfm.errorType = "application/problem+json; charset=utf-8";
        vnfm.failures.put("GET /vnflcm/v2/vnf_instances/vnf-1", 404);
        LcmFixture.await().until(() -> cmf.isRevoked(a));
    }

    @Test
    void a_404_without_a_problem_is_believed_when_the_list_has_it_no_more_either() {
        vnfm.vnf("vnf-1", "a");
        vnfm.vnf("vnf-2", "b");
        vnfm.pageSize = 1;
        var a = cmf.issue("a");
        var node = cmf.start();
        cmf.awaitSubscribed();
        vnfm.errorType = "text/plain";
        vnfm.vnfs.remove("vnf-1");
        cmf.post(node, vnfm.notification("n-1", "VnfIdentifierDeletionNotification", "vnf-1"));
        LcmFixture.await().until(() -> cmf.isRevoked(a));
    }

    @Test
    void an_error_of_the_machine_ends_one_attempt_only() {
        vnfm.vnf("vnf-1", "a");
        var failed = new AtomicInteger();
        cmf.onAudit = event -> {
            if (event.action() == Action.VNFC_GONE && failed.incrementAndGet() <= 2) {
                throw new StackOverflowError("as told");
            }
        };
        cmf.start(RemovalPolicy.REPORT, LcmFixture.FAST);
        cmf.awaitSubscribed();
        vnfm.vnf("vnf-1");
        resync();
        LcmFixture.await().until(() -> cmf.audited(Action.VNFC_GONE) > 0);
        LcmFixture.await().until(() -> openRemovals() == 0);
        assertThat(failed.get()).isGreaterThan(2);
    }

    private long openRemovals() {
        return cmf.removals().stream().filter(each -> each.outcome().isEmpty()).count();
    }

    @Test
    void a_removal_that_fails_holds_up_no_other_and_is_shown_and_tried_again() {
        vnfm.vnf("vnf-1", "a", "b", "c");
        var broken = new AtomicBoolean(true);
        cmf.onAudit = event -> {
            if (broken.get() && "a".equals(event.details().get("vnfci"))) {
                throw new IllegalStateException("secret of the fault");
            }
        };
        cmf.start(RemovalPolicy.REPORT, LcmFixture.FAST);
        cmf.awaitSubscribed();
        vnfm.vnf("vnf-1");
        resync();
        LcmFixture.await().until(() -> cmf.removals().size() == 6 && openRemovals() == 1);
        LcmFixture.await().until(() -> removal("a").attempts() >= 2);
        var operator = new LcmOperator(cmf.database, cmf.audited::add);
        assertThat(VnfmView.of(operator.all().get(0)).gone())
                .filteredOn(each -> each.vnfcId().equals("a"))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.problem()).contains("IllegalStateException").doesNotContain("secret");
                    assertThat(each.nextAt()).isNotNull();
                });
        broken.set(false);
        LcmFixture.await().until(() -> openRemovals() == 0);
    }

    private Removal removal(String vnfc) {
        return cmf.removals().stream()
                .filter(each -> each.vnfcId().equals(vnfc))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void all_vnfms_are_let_go_at_the_same_time() {
        var latch = new CountDownLatch(1);
        vnfm.slow = Optional.of(latch);
        var bounds = new OutboundSettings.Bounds(Duration.ofSeconds(30), Duration.ofSeconds(30), 1 << 20, 4);
        var outbound = new OutboundSettings(List.of(), Optional.empty(), AddressPolicy.THIS_MACHINE, true, bounds);
        var many = Stream.of("one", "two", "three", "four", "five")
                .map(name -> new VnfmSettings(
                        new Consumer(name),
                        vnfm.apiRoot(),
                        outbound,
                        Optional.empty(),
                        Optional.empty(),
                        RemovalPolicy.REPORT,
                        Optional.empty()))
                .toList();
        var node = cmf.start(many, LcmFixture.FAST, cmf.database);
        LcmFixture.await().until(() -> vnfm.requests.size() == many.size());
        var begin = System.nanoTime();
        node.close(Duration.ofSeconds(2));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("lcm-one", "lcm-two", "lcm-three", "lcm-four", "lcm-five");
        latch.countDown();
    }

    @Test
    void the_reason_that_is_shown_is_the_newest() {
        vnfm.failures.put("POST /vnflcm/v2/subscriptions", 403);
        cmf.start();
        LcmFixture.await().until(() -> cmf.row().detail().contains("403"));
        var since = cmf.row().since();
        vnfm.failures.put("POST /vnflcm/v2/subscriptions", 409);
        LcmFixture.await().until(() -> cmf.row().detail().contains("409"));
        assertThat(cmf.row().since()).isEqualTo(since);
    }

    @Test
    void operations_that_begin_are_no_occasions_and_no_more_than_can_be_asked_about() {
        var node = cmf.start();
        cmf.awaitSubscribed();
        cmf.post(node, vnfm.operation("n-1", "vnf-1", "SCALE", "PROCESSING"));
        assertThat(cmf.database.<Integer>read(handle -> handle.createQuery("select count(*) from lcm_occasion")
                        .mapTo(Integer.class)
                        .one()))
                .isZero();
        node.close();
        cmf.database.write(handle -> {
            var batch = handle.prepareBatch("insert into lcm_operation (vnfm, operation_id, vnf_id, operation, state,"
                    + " is_final, heard_at) values ('vnfm', ?, 'v', 'SCALE', 'PROCESSING', 0, 0)");
            for (int i = 0; i < 10_000; i++) {
                batch.add("many-" + i);
            }
            return batch.execute();
        });
        var one = vnfm.operation("n-2", "vnf-1", "SCALE", "PROCESSING").put("vnfLcmOpOccId", "one-more");
        assertThatThrownBy(() -> cmf.post(node, one))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(503));
        cmf.post(node, vnfm.operation("n-3", "v", "SCALE", "COMPLETED").put("vnfLcmOpOccId", "many-1"));
    }

    @Test
    void what_is_done_is_forgotten_when_it_is_too_much() {
        vnfm.vnf("vnf-1", "a");
        var node = cmf.start();
        cmf.awaitSubscribed();
        for (int i = 0; i < 250; i++) { // more than are settled by one look
            cmf.post(
                    node,
                    vnfm.operation("n-" + i, "vnf-1", "SCALE", "COMPLETED").put("vnfLcmOpOccId", "op-" + i));
        }
        LcmFixture.await().until(() -> openOccasions() == 0);
        cmf.database.write(handle -> {
            new OccasionStore().forgetDoneBut(handle, "vnfm", 0);
            new OperationStore().forgetEndedBut(handle, "vnfm", 0);
            return true;
        });
        for (var table : List.of("lcm_occasion", "lcm_operation")) {
            assertThat(cmf.database.<Integer>read(handle -> handle.createQuery("select count(*) from " + table)
                            .mapTo(Integer.class)
                            .one()))
                    .as(table)
                    .isLessThan(250);
        }
    }
}
