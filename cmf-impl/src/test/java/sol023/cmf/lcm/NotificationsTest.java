package sol023.cmf.lcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sol023.cmf.access.Caller;
import sol023.cmf.audit.AuditEvent.Action;
import sol023.cmf.audit.AuditEvent.Outcome;
import sol023.cmf.sol013.ProblemException;
import sol023.cmf.store.Engine;

/** Notifications that are not what they should be, or not from whom they should be. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NotificationsTest {

    private LcmFixture cmf;
    private Lcm node;
    private String endpoint;

    @BeforeAll
    void open(@TempDir Path folder) {
        cmf = new LcmFixture(Engine.SQLITE.settings(folder), folder.resolve("ca"));
        node = cmf.start();
        cmf.awaitSubscribed();
        var callback = cmf.vnfm.subscription().path("callbackUri").asText();
        endpoint = callback.substring(callback.lastIndexOf('/') + 1);
    }

    @AfterAll
    void close() {
        cmf.close();
    }

    private ObjectNode notification() {
        return cmf.vnfm.operation("n", "vnf", "SCALE", "COMPLETED", "x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "notificationType",
                "subscriptionId",
                "timeStamp",
                "vnfInstanceId",
                "_links",
                "notificationStatus",
                "operationState",
                "operation",
                "isAutomaticInvocation",
                "vnfLcmOpOccId"
            })
    void what_is_mandatory_has_to_be_there_and_of_its_type(String attribute) {
        var without = notification();
        without.remove(attribute);
        assertThat(refusal(without)).isEqualTo(422);
        assertThat(refusal(notification().put(attribute, 7))).isEqualTo(422);
        assertThat(refusal(notification().put(attribute, ""))).isEqualTo(422);
    }

    private int refusal(ObjectNode notification) {
        return refusal(Caller.of(LcmFixture.VNFM), endpoint, notification);
    }

    private int refusal(Caller caller, String place, ObjectNode notification) {
        var refused = catchThrowableOfType(
                ProblemException.class, () -> node.endpoint().receive(caller, place, notification));
        assertThat(refused).isNotNull();
        assertThat(refused.problem().detail()).isNotBlank();
        return refused.problem().status();
    }

    static Stream<Consumer<ObjectNode>> wrong() {
        return Stream.of(
                each -> each.put("id", "x".repeat(256)),
                each -> each.put("vnfInstanceId", "a\0b"),
                each -> each.put("timeStamp", "yesterday"),
                each -> each.put("notificationType", "VnfLcmOperationOccurrence"),
                each -> each.put("affectedVnfcs", "all"),
                each -> each.put("subscriptionId", "not-ours"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void wrong_values_are_refused(Consumer<ObjectNode> change) {
        var notification = notification();
        change.accept(notification);
        assertThat(refusal(notification)).isEqualTo(422);
    }

    @Test
    void another_consumer_cannot_forge_a_notification() {
        var other = Caller.of(new sol023.cmf.access.Consumer("vnfm-b"));
        assertThat(refusal(other, endpoint, notification())).isEqualTo(403);
        assertThat(refusal(Caller.of(LcmFixture.VNFM), "guessed", notification()))
                .isEqualTo(404);
        assertThat(cmf.audited)
                .filteredOn(
                        each -> each.action() == Action.LCM_NOTIFY && each.who().equals("vnfm-b"))
                .hasSize(1)
                .allSatisfy(each -> assertThat(each.outcome()).isEqualTo(Outcome.REFUSED));
    }

    @Test
    void entries_that_cannot_be_read_do_not_hide_the_others() {
        var notification = notification();
        var affected = notification.withArray("/affectedVnfcs");
        affected.add(3).addNull().add("text");
        affected.addObject().put("id", "y".repeat(300)).put("changeType", "REMOVED");
        affected.addObject().put("id", "good").put("changeType", "REMOVED");
        assertThat(NotificationReader.read(notification).removed()).containsExactlyInAnyOrder("x", "good");
    }

    @Test
    void before_the_subscription_has_an_id_notifications_are_taken() {
        var row = cmf.row();
        cmf.database.write(handle -> {
            new VnfmStore().setSubscription(handle, "vnfm", Optional.empty(), row.terms());
            return row;
        });
        try {
            var early = notification().put("id", "early").put("subscriptionId", "not-told-yet");
            node.endpoint().receive(Caller.of(LcmFixture.VNFM), endpoint, early);
        } finally {
            cmf.database.write(handle -> {
                new VnfmStore().setSubscription(handle, "vnfm", row.subscription(), row.terms());
                return row;
            });
        }
    }
}
