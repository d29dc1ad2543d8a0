package sol023.cmf.notification;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import sol023.cmf.access.Consumer;
import sol023.cmf.store.Engine;

@ParameterizedClass
@EnumSource(Engine.class)
class OutboxConsumersTest {

    private static final Duration SLOW = Duration.ofSeconds(8);

    /** Of a node that makes one connection to each host. */
    private static final int PLACES = 16;

    private final Engine engine;

    @TempDir
    private Path folder = Path.of("");

    OutboxConsumersTest(Engine engine) {
        this.engine = engine;
    }

    @Test
    void slow_endpoints_of_some_consumers_do_not_keep_all_places_of_a_node() {
        var some = List.of(new Consumer("vnfm-1"), new Consumer("vnfm-2"));
        try (var database = engine.open(folder);
                var bed = new OutboxBed(database, Duration.ofSeconds(30));
                var slow = new Receiver(0, SLOW);
                var healthy = new Receiver(0, Duration.ZERO)) {
            bed.addNode(SLOW.multipliedBy(2), 1);
            for (var one : some) {
                for (int i = 0; i < PLACES; i++) {
                    bed.subscribe(one, slow.uri("/" + one.name() + i));
                }
                bed.change(one, "a", 0);
            }
            await().atMost(Duration.ofSeconds(10)).until(() -> slow.mostAtOnce() > 0);
            bed.subscribe(healthy.uri("/"));
            bed.change("b", 0);

            await().atMost(SLOW.dividedBy(2)).until(() -> healthy.count() == 1);
        }
    }
}
