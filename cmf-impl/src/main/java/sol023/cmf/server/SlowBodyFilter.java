package sol023.cmf.server;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.server.AddOn;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.memory.Buffers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sol023.cmf.sol013.Problem;

/**
 * Waits for the whole body of a request before a worker is given to it, so that clients who send slowly, or stop in the middle, keep
 * none of the few workers from the others. Whose body does not arrive in time is told so and disconnected. A longer body than is waited
 * for goes on at once: who takes it counts, and refuses without reading it.
 */
final class SlowBodyFilter extends BaseFilter implements AddOn, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SlowBodyFilter.class);
    private static final Problem TOO_SLOW = Problem.of(408, "The body did not arrive in time.");
    private static final String WAITING = SlowBodyFilter.class.getName();

    private static final Problem TOO_MANY = Problem.of(503, "Too many bodies are not complete yet; send it again.");

    /** All unfinished bodies together, in octets; beyond it the oldest are given up. */
    private static final long MOST_HELD = 32 << 20;

    private final ToLongFunction<String> longest;
    private final Duration patience;
    private final AtomicLong held = new AtomicLong();
    private final AtomicLong count = new AtomicLong();
    private final ConcurrentNavigableMap<Long, Waiting> unfinished = new ConcurrentSkipListMap<>();
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "slow-bodies");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param longest the longest body that is waited for, in octets, by the path it is sent to
     * @param patience from the end of the header to the end of the body
     */
    SlowBodyFilter(ToLongFunction<String> longest, Duration patience) {
        this.longest = longest;
        this.patience = patience;
    }

    @Override
    public void setup(NetworkListener listener, FilterChainBuilder chain) {
        chain.add(chain.indexOfType(HttpServerFilter.class), this);
    }

    @Override
    public NextAction handleRead(FilterChainContext context) {
        if (!(context.getMessage() instanceof HttpContent content)
                || !(content.getHttpHeader() instanceof HttpRequestPacket request)) {
            return context.getInvokeAction();
        }
        var waiting = (Waiting) request.getAttribute(WAITING);
        if (waiting == null) {
            return begin(context, content, request);
        }
        if (waiting.isOver()) {
            return context.getInvokeAction(); // the rest of a body that went on unfinished
        }
        if (!content.isLast() && waiting.mayGrowTo(content.getContent().remaining())) {
            makeRoom();
            return context.getStopAction(content);
        }
        return waiting.end() ? context.getInvokeAction() : context.getStopAction();
    }

    private NextAction begin(FilterChainContext context, HttpContent content, HttpRequestPacket request) {
        long most = longest.applyAsLong(request.getRequestURI());
        if (content.isLast() || isWithoutEnd(request) || request.getContentLength() > most) {
            return context.getInvokeAction();
        }
        var waiting = new Waiting(context.getConnection(), request, most);
        request.setAttribute(WAITING, waiting);
        if (waiting.mayGrowTo(content.getContent().remaining())) {
            waiting.start();
            makeRoom();
            return context.getStopAction(content);
        }
        waiting.end();
        return context.getInvokeAction();
    }

    /** The HTTP server sees no end of a request that offers another protocol, be it with a body or without. */
    private static boolean isWithoutEnd(HttpRequestPacket request) {
        return request.getHeader("Upgrade") != null;
    }

    /** Not called under the lock of a body, since it takes those of others. */
    private void makeRoom() {
        while (held.get() > MOST_HELD) {
            var oldest = unfinished.pollFirstEntry();
            if (oldest == null) {
                return;
            }
            oldest.getValue().giveUp(TOO_MANY);
        }
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
    }

    /** A body of which the end has not been seen. */
    private final class Waiting {

        private final Connection<?> connection;
        private final HttpRequestPacket request;
        private final long most;
        private final long number = count.incrementAndGet();
        private boolean over;
        private long octets;
        private Optional<Future<?>> deadline = Optional.empty();

        Waiting(Connection<?> connection, HttpRequestPacket request, long most) {
            this.connection = connection;
            this.request = request;
            this.most = most;
        }

        synchronized void start() {
            unfinished.put(number, this);
            deadline =
                    Optional.of(deadlines.schedule(() -> giveUp(TOO_SLOW), patience.toMillis(), TimeUnit.MILLISECONDS));
        }

        synchronized boolean isOver() {
            return over;
        }

        synchronized boolean mayGrowTo(long size) {
            held.addAndGet(size - octets);
            octets = size;
            return size <= most;
        }

        /** False if it has been given up before. */
        synchronized boolean end() {
            boolean inTime = !over;
            over = true;
            unfinished.remove(number);
            deadline.ifPresent(running -> running.cancel(false));
            held.addAndGet(-octets);
            octets = 0;
            return inTime;
        }

        private void giveUp(Problem why) {
            if (end()) {
                LOG.info("The body of a request is not waited for any more: {}", why.detail());
                disconnect(connection, why);
            }
        }

        private <L> void disconnect(Connection<L> from, Problem why) {
            from.write(answer(why), new EmptyCompletionHandler<WriteResult<HttpContent, L>>() {
                @Override
                public void completed(WriteResult<HttpContent, L> written) {
                    from.closeSilently();
                }

                @Override
                public void failed(Throwable gone) {
                    from.closeSilently();
                }
            });
        }

        private HttpContent answer(Problem problem) {
            var body = problem.toJson();
            var response = request.getResponse();
            response.setStatus(problem.status());
            response.setContentType(Problem.MEDIA_TYPE);
            response.setContentLength(body.length);
            response.setHeader("Connection", "close");
            return HttpContent.builder(response)
                    .content(Buffers.wrap(connection.getMemoryManager(), body))
                    .last(true)
                    .build();
        }
    }
}
