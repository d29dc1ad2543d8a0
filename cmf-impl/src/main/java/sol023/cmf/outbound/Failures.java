package sol023.cmf.outbound;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;
import sol023.cmf.outbound.OutboundException.Reason;

/** Says in a few words why there is no answer. */
final class Failures {

    private static final int SHOWN = 200;

    private Failures() {}

    /** As {@link #of}, for a failure that may have been said already. */
    static OutboundException once(URI uri, Throwable failure) {
        var known = find(failure, OutboundException.class);
        return known.isPresent() && known.get().reason() != Reason.NO_TOKEN ? known.get() : of(uri, failure);
    }

    static OutboundException of(URI uri, Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        var to = Uris.shown(uri);
        if (find(cause, OutboundException.class).isPresent()) {
            var known = find(cause, OutboundException.class).orElseThrow();
            return new OutboundException(known.reason(), to + ": " + known.getMessage(), known);
        }
        if (find(cause, SSLException.class).isPresent()) {
            var words = find(cause, SSLException.class).orElseThrow().getMessage();
            return new OutboundException(Reason.TLS, to + ": TLS failed: " + shortened(words), cause);
        }
        if (isBeforeSending(cause)) {
            return new OutboundException(Reason.UNREACHABLE, to + " cannot be reached.", cause);
        }
        if (cause instanceof TimeoutException || cause instanceof SocketTimeoutException) {
            return new OutboundException(Reason.TIMEOUT, to + " did not answer in time.", cause);
        }
        return new OutboundException(Reason.BROKEN, to + " broke the connection or does not speak HTTP.", cause);
    }

    /** Whether it is certain that nothing was sent. */
    static boolean isBeforeSending(Throwable failure) {
        return failure instanceof ConnectException
                || failure instanceof NoRouteToHostException
                || failure instanceof ConnectTimeoutException
                || failure instanceof ConnectionRequestTimeoutException;
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return Optional.of(type.cast(each));
            }
        }
        return Optional.empty();
    }

    private static String shortened(@Nullable String words) {
        if (words == null) {
            return "for a reason without words";
        }
        var clean = words.replaceAll("[^\\x20-\\x7e]", "?");
        return clean.length() <= SHOWN ? clean : clean.substring(0, SHOWN) + "...";
    }
}
