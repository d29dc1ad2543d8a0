package sol023.cmf.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestProducer;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.CloseMode;
import sol023.cmf.outbound.OutboundException.Reason;

/**
 * Sends requests over connections that are kept. The address that was checked is the one that is connected to. No redirection is followed, nothing is sent twice, and
 * nobody waits longer than configured. Safe for use by many threads.
 */
public final class Outbound implements AutoCloseable {

    private final OutboundSettings settings;
    private final HostAddresses addresses;
    private final CloseableHttpAsyncClient client;

    /** What waits for its answer. */
    private final Map<Long, CompletableFuture<OutboundAnswer>> waiting = new ConcurrentHashMap<>();

    private final AtomicLong calls = new AtomicLong();

    private Outbound(OutboundSettings settings, Clock clock) {
        this.settings = settings;
        this.addresses = new HostAddresses(clock);
        this.client = Clients.make(settings);
    }

    /** Gets ready; nothing is sent yet. */
    public static Outbound start(OutboundSettings settings, Clock clock) {
        var outbound = new Outbound(settings, clock);
        outbound.client.start();
        return outbound;
    }

    /** How requests are sent. */
    public OutboundSettings settings() {
        return settings;
    }

    /**
     * Sends without waiting. What fails, fails with an {@link OutboundException}. What depends on the result runs on a thread of the network and must not block it.
     */
    public CompletableFuture<OutboundAnswer> send(OutboundRequest request) {
        var result = new CompletableFuture<OutboundAnswer>();
        var problem = Uris.problem(request.uri(), settings.plain());
        if (problem.isPresent()) {
            result.completeExceptionally(new OutboundException(Reason.NOT_ALLOWED, "The URI " + problem.get() + "."));
            return result;
        }
        var running = new AtomicReference<Future<?>>(CompletableFuture.completedFuture(null));
        var sending = new CompletableFuture<OutboundAnswer>()
                .orTimeout(settings.bounds().whole().toMillis(), TimeUnit.MILLISECONDS);
        long call = calls.incrementAndGet();
        waiting.put(call, sending);
        Futures.whenDone(sending, (answer, failure) -> {
            waiting.remove(call);
            if (failure == null) {
                result.complete(answer);
            } else {
                Objects.requireNonNull(running.get()).cancel(true);
                result.completeExceptionally(Failures.of(request.uri(), failure));
            }
        });
        Futures.whenDone(addresses.find(request.uri().getHost(), request.party()), (found, failure) -> {
            if (failure != null) {
                sending.completeExceptionally(failure);
            } else {
                attempt(request, allowed(found), sending, running);
            }
        });
        return result;
    }

    /** Sends and waits for the answer. */
    public OutboundAnswer call(OutboundRequest request) throws OutboundException {
        return await(send(request));
    }

    static <T> T await(CompletableFuture<T> future) throws OutboundException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutboundException(Reason.TIMEOUT, "Nobody waits for the answer any more.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OutboundException known) {
                throw known;
            }
            throw new CompletionException(e.getCause());
        }
    }

    private List<InetAddress> allowed(List<InetAddress> found) {
        return found.stream().filter(settings.addresses()::allows).toList();
    }

    /** Tries the first address, and the others only if nothing has been sent yet. */
    private void attempt(
            OutboundRequest request,
            List<InetAddress> candidates,
            CompletableFuture<OutboundAnswer> sending,
            AtomicReference<Future<?>> running) {
        if (candidates.isEmpty()) {
            sending.completeExceptionally(
                    new OutboundException(Reason.NOT_ALLOWED, "The host has no address that this CMF sends to."));
            return;
        }
        if (sending.isDone()) {
            return;
        }
        var others = candidates.subList(1, candidates.size());
        var exchange = client.execute(
                host(request, candidates.get(0)),
                SimpleRequestProducer.create(message(request)),
                new BoundedAnswer(settings.bounds().answerOctets()),
                null,
                null,
                new FutureCallback<OutboundAnswer>() {
                    @Override
                    public void completed(OutboundAnswer answer) {
                        sending.complete(answer);
                    }

                    @Override
                    public void failed(Exception failure) {
                        if (!others.isEmpty() && Failures.isBeforeSending(failure)) {
                            attempt(request, others, sending, running);
                        } else {
                            sending.completeExceptionally(failure);
                        }
                    }

                    @Override
                    public void cancelled() {
                        sending.completeExceptionally(
                                new OutboundException(Reason.BROKEN, "The request was given up."));
                    }
                });
        running.set(exchange);
        if (sending.isCompletedExceptionally()) {
            exchange.cancel(true);
        }
    }

    /** With its address, so that nobody looks it up again. */
    private static HttpHost host(OutboundRequest request, InetAddress address) {
        var uri = request.uri();
        return new HttpHost(uri.getScheme(), address, uri.getHost().replaceAll("^\\[|]$", ""), Uris.port(uri));
    }

    private static SimpleHttpRequest message(OutboundRequest request) {
        var message = SimpleHttpRequest.create(request.method(), request.uri());
        request.headers().forEach(message::setHeader);
        request.body()
                .ifPresent(body -> message.setBody(body.text().getBytes(UTF_8), ContentType.parse(body.mediaType())));
        return message;
    }

    /** Ends calls that wait for an answer, too: they fail at once. */
    public void abort() {
        waiting.values()
                .forEach(call -> call.completeExceptionally(
                        new OutboundException(Reason.BROKEN, "This CMF has stopped sending.")));
        client.close(CloseMode.IMMEDIATE);
        addresses.close();
    }

    @Override
    public void close() {
        client.close(CloseMode.GRACEFUL);
        addresses.close();
    }
}
