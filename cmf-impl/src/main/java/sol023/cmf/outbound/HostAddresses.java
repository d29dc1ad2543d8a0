package sol023.cmf.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Looks up the addresses of hosts without making anybody wait for slow name servers, and remembers them for some seconds. A lookup cannot be broken off, so whoever
 * names hosts with slow servers has a part of the lookups and no more.
 */
final class HostAddresses implements AutoCloseable {

    private static final int LOOKUPS = 32;
    private static final int LOOKUPS_OF_PARTY = LOOKUPS / 4;
    private static final int MOST_REMEMBERED = 10_000;
    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    private static final Duration FAILURE_REMEMBERED = Duration.ofSeconds(1);

    /** @param refused nobody has looked, as whoever asked has too many lookups; what another asks is looked up */
    private record Known(CompletableFuture<List<InetAddress>> addresses, Instant asked, boolean refused) {

        static Known refused(Instant now) {
            return new Known(CompletableFuture.failedFuture(tooMany()), now, true);
        }
    }

    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();
    private final Resolver resolver;
    private final Clock clock;
    private final ThreadPoolExecutor lookups =
            new ThreadPoolExecutor(0, LOOKUPS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                var thread = new Thread(work, "outbound-names");
                thread.setDaemon(true);
                return thread;
            });

    /** Knows the addresses of names. */
    interface Resolver {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    HostAddresses(Clock clock) {
        this(clock, InetAddress::getAllByName);
    }

    HostAddresses(Clock clock, Resolver resolver) {
        this.clock = clock;
        this.resolver = resolver;
    }

    /**
     * @param host a name or an address as it stands in a URI
     * @param party who has named it
     */
    CompletableFuture<List<InetAddress>> find(String host, Optional<String> party) {
        var now = clock.instant();
        if (known.size() > MOST_REMEMBERED) {
            known.clear();
        }
        return known.compute(
                        host,
                        (name, before) -> before != null && isFresh(before, now) ? before : lookUp(name, party, now))
                .addresses();
    }

    private static boolean isFresh(Known known, Instant now) {
        if (known.refused()) {
            return false;
        }
        if (!known.addresses().isDone()) {
            return true;
        }
        var kept = known.addresses().isCompletedExceptionally() ? FAILURE_REMEMBERED : REMEMBERED;
        return now.isBefore(known.asked().plus(kept)) && !now.isBefore(known.asked());
    }

    private Known lookUp(String host, Optional<String> party, Instant now) {
        var found = new CompletableFuture<List<InetAddress>>();
        if (host.startsWith("[") || host.matches("[0-9.]+")) {
            resolve(host, found); // an address already
            return new Known(found, now, false);
        }
        if (party.isPresent() && underWay.merge(party.get(), 1, Integer::sum) > LOOKUPS_OF_PARTY) {
            finished(party);
            return Known.refused(now);
        }
        try {
            lookups.execute(() -> {
                try {
                    resolve(host, found);
                } finally {
                    finished(party);
                }
            });
        } catch (RejectedExecutionException full) {
            finished(party);
            return Known.refused(now);
        }
        return new Known(found, now, false);
    }

    private void finished(Optional<String> party) {
        party.ifPresent(name -> underWay.computeIfPresent(name, (key, count) -> count > 1 ? count - 1 : null));
    }

    private static OutboundException tooMany() {
        return new OutboundException(
                OutboundException.Reason.UNREACHABLE, "Too many names are being looked up; try again later.");
    }

    private void resolve(String host, CompletableFuture<List<InetAddress>> found) {
        try {
            found.complete(List.of(resolver.addresses(host)));
        } catch (UnknownHostException e) {
            found.completeExceptionally(
                    new OutboundException(OutboundException.Reason.UNREACHABLE, "There is no host " + host + ".", e));
        } catch (RuntimeException e) {
            found.completeExceptionally(e);
        }
    }

    @Override
    public void close() {
        lookups.shutdownNow();
    }
}
