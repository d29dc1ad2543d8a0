package sol023.conformance.vnfm;

import java.net.URI;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import sol023.conformance.exchange.Header;
import sol023.conformance.exchange.Recorder;

/**
 * A notification endpoint that belongs to one scenario, under a path that nobody can guess. It answers as the scenario says, until that
 * says otherwise; at first 204 to GET and POST. Each request stands among the exchanges of the scenario. Thread-safe.
 */
public final class Callback implements AutoCloseable, Endpoint {

    private final URI uri;
    private final Recorder recorder;
    private final Runnable onClose;
    private final Script tests = new Script();
    private final Script notifications = new Script();
    private final Inbox<Delivery> inbox = new Inbox<>();
    private volatile @Nullable TokenEndpoint tokens;
    private volatile @Nullable NotificationExam exam;
    private volatile Predicate<Incoming> meant = request -> true;

    Callback(URI uri, Recorder recorder, Runnable onClose) {
        this.uri = uri;
        this.recorder = recorder;
        this.onClose = onClose;
    }

    /** What a subscription names as callbackUri. */
    public URI uri() {
        return uri;
    }

    /** Answers the next GETs like that, the last of them all that follow. */
    public Callback onTest(Reply... replies) {
        tests.set(replies);
        return this;
    }

    /** Answers the next POSTs like that, the last of them all that follow. */
    public Callback onNotification(Reply... replies) {
        notifications.set(replies);
        return this;
    }

    /** What {@link #onNotification} says is for these alone; every other POST is answered 204. */
    public Callback onlyFor(Predicate<Incoming> notifications) {
        meant = notifications;
        return this;
    }

    /** From now on a request needs a token of that endpoint; without one it is answered 401 (RFC 6750 section 3). */
    public Callback protectedBy(TokenEndpoint endpoint) {
        tokens = endpoint;
        return this;
    }

    /** From now on the content of a POST must pass; otherwise it is refused, whatever the script says. */
    public Callback examining(NotificationExam strict) {
        exam = strict;
        return this;
    }

    /** Every request that came, also those that were refused. */
    public Inbox<Delivery> inbox() {
        return inbox;
    }

    /** Whether it is a request of that method. */
    public static boolean isPost(Delivery delivery) {
        return delivery.request().method().equals("POST");
    }

    @Override
    public Reply take(Incoming request) {
        Call call = new Call(request, reply(request));
        inbox.add(new Delivery(call, call.recordIn(recorder)));
        return call.reply();
    }

    private Reply reply(Incoming request) {
        Script script =
                switch (request.method()) {
                    case "GET" -> tests;
                    case "POST" -> notifications;
                    default -> null;
                };
        if (script == null) {
            return Reply.problem(405, "A notification endpoint takes GET and POST.", new Header("Allow", "GET, POST"));
        }
        return Optional.ofNullable(tokens)
                .flatMap(endpoint -> endpoint.objection(request))
                .or(() -> objection(request))
                .orElseGet(() -> script == notifications && !meant.test(request) ? Reply.noContent() : script.next());
    }

    private Optional<Reply> objection(Incoming request) {
        return request.method().equals("POST")
                ? Optional.ofNullable(exam).flatMap(strict -> strict.objection(request))
                : Optional.empty();
    }

    /** From now on the path is not found. */
    @Override
    public void close() {
        onClose.run();
    }
}
