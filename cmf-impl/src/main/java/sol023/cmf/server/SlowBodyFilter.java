package sol023.cmf.server;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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

    /** All unfinished bodies together; beyond it requests go on unfinished, as if this filter were not there. */
    private static final long MOST_HELD = 32 << 20;

    private final long longest;
    private final Duration patience;
    private final AtomicLong held = new AtomicLong();
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "slow-bodies");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param longest the longest body that is waited for, in octets
     * @param patience from the end of the header to the end of the body
     */
    SlowBodyFilter(long longest, Duration patience) {
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
            return context.getStopAction(content);
        }
        return waiting.end() ? context.getInvokeAction() : context.getStopAction();
    }

    private NextAction begin(FilterChainContext context, HttpContent content, HttpRequestPacket request) {
        if (content.isLast() || request.getContentLength() > longest) {
            return context.getInvokeAction();
        }
        var waiting = new Waiting(context.getConnection(), request);
        request.setAttribute(WAITING, waiting);
        if (waiting.mayGrowTo(content.getContent().remaining())) {
            waiting.start();
            return context.getStopAction(content);
        }
        waiting.end();
        return context.getInvokeAction();
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
    }

    /** A body of which the end has not been seen. */
    private final class Waiting {

        private final Connection<?> connection;
        private final HttpRequestPacket request;
        private boolean over;
        private long octets;
        private Optional<Future<?>> deadline = Optional.empty();

        Waiting(Connection<?> connection, HttpRequestPacket request) {
            this.connection = connection;
            this.request = request;
        }

        synchronized void start() {
            deadline = Optional.of(deadlines.schedule(this::giveUp, patience.toMillis(), TimeUnit.MILLISECONDS));
        }

        synchronized boolean isOver() {
            return over;
        }

        synchronized boolean mayGrowTo(long size) {
            long all = held.addAndGet(size - octets);
            octets = size;
            return size <= longest && all <= MOST_HELD;
        }

        /** False if the deadline was first. */
        synchronized boolean end() {
            boolean inTime = !over;
            over = true;
            deadline.ifPresent(running -> running.cancel(false));
            held.addAndGet(-octets);
            octets = 0;
            return inTime;
        }

        private void giveUp() {
            if (end()) {
                LOG.info("The body of a request did not arrive within {}", patience);
                disconnect(connection);
            }
        }

        private <L> void disconnect(Connection<L> from) {
            from.write(tooSlow(), new EmptyCompletionHandler<WriteResult<HttpContent, L>>() {
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

        private HttpContent tooSlow() {
            var body = TOO_SLOW.toJson();
            var response = request.getResponse();
            response.setStatus(TOO_SLOW.status());
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
