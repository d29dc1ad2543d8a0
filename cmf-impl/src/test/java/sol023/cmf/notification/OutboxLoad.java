package sol023.cmf.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import sol023.cmf.notification.Receiver.Arrival;
import sol023.cmf.store.Database;

/**
 * Many subscribers and many changes. One in twenty endpoints is dead until the others have everything, and one in twenty answers after a second; or all are healthy,
 * for comparison.
 *
 * @param subscribers of one consumer
 * @param changes of ten VNFCIs in turn
 * @param troubled whether some endpoints are dead or slow; else they are healthy, and not counted
 * @param between changes; zero: as fast as they are written
 */
public record OutboxLoad(int subscribers, int changes, boolean troubled, Duration between) {

    private static final int ONE_IN = 20;
    private static final int VNFCIS = 10;

    /**
     * What was seen.
     *
     * @param arrived different notifications, at healthy, slow and revived endpoints
     * @param repeated that came again with the same id
     * @param outOfOrder that overtook another of the same VNFCI
     * @param healthy how long the healthy ones took together
     * @param median from the change to the arrival at healthy endpoints
     * @param writing a change, on the average
     */
    public record Figures(
            int arrived,
            int repeated,
            int outOfOrder,
            Duration healthy,
            double perSecond,
            Duration median,
            Duration p99,
            Duration writing) {}

    /** Runs it on an empty database. */
    public Figures run(Database database) {
        try (var bed = new OutboxBed(database, Duration.ofSeconds(30));
                var healthy = new Receiver(0, Duration.ZERO);
                var slow = new Receiver(0, Duration.ofSeconds(1))) {
            int dead = freePort();
            int count = subscribe(bed, healthy, slow, dead);
            bed.addNode(Duration.ofSeconds(10));
            var begun = Instant.now();
            var writing = Duration.ZERO;
            for (int i = 0; i < changes; i++) {
                waitUntil(begun.plus(between.multipliedBy(i)));
                var before = System.nanoTime();
                bed.change("v" + i % VNFCIS, i / VNFCIS);
                writing = writing.plusNanos(System.nanoTime() - before);
            }
            until(() -> healthy.count() >= count * changes);
            var took = Duration.between(begun, Instant.now());
            try (var revived = new Receiver(dead, Duration.ZERO)) {
                until(() -> bed.outstanding() == 0);
                return figures(List.of(healthy, slow, revived), healthy, took, writing);
            }
        }
    }

    /** How many are healthy. */
    private int subscribe(OutboxBed bed, Receiver healthy, Receiver slow, int dead) {
        int count = 0;
        for (int i = 0; i < subscribers; i++) {
            if (i % ONE_IN == 0 && troubled) {
                bed.subscribe(URI.create("http://127.0.0.1:" + dead + "/" + i));
            } else if (i % ONE_IN == 1 && troubled) {
                bed.subscribe(slow.uri("/" + i));
            } else {
                bed.subscribe(healthy.uri("/" + i));
                count++;
            }
        }
        return count;
    }

    private static void until(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(10))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }

    private static void waitUntil(Instant moment) {
        if (moment.isAfter(Instant.now())) {
            until(() -> !Instant.now().isBefore(moment));
        }
    }

    private Figures figures(List<Receiver> all, Receiver healthy, Duration took, Duration writing) {
        var ids = new HashSet<String>();
        int total = 0;
        int outOfOrder = 0;
        for (var receiver : all) {
            for (int i = 0; i < subscribers; i++) {
                var arrived = receiver.at("/" + i);
                total += arrived.size();
                arrived.forEach(one -> ids.add(one.id()));
                outOfOrder += outOfOrder(arrived);
            }
        }
        var latencies = IntStream.range(0, subscribers)
                .filter(i -> i % ONE_IN > 1)
                .mapToObj(i -> healthy.at("/" + i))
                .flatMap(List::stream)
                .map(Arrival::latency)
                .sorted()
                .toList();
        return new Figures(
                ids.size(),
                total - ids.size(),
                outOfOrder,
                took,
                healthy.count() * 1000.0 / Math.max(1, took.toMillis()),
                latencies.get(latencies.size() / 2),
                latencies.get((int) (latencies.size() * 0.99)),
                writing.dividedBy(changes));
    }

    private static int outOfOrder(List<Arrival> arrived) {
        var last = new HashMap<String, Integer>();
        int found = 0;
        for (var one : arrived) {
            var name = one.certificate();
            int dash = name.lastIndexOf('-');
            int number = Integer.parseInt(name.substring(dash + 1));
            if (number > last.getOrDefault(name.substring(0, dash), -1) + 1) {
                found++;
            }
            last.merge(name.substring(0, dash), number, Math::max);
        }
        return found;
    }

    /** Where nobody listens. */
    static int freePort() {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
