package sol023.cmf.audit;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Where the request comes from that this thread works on, and the id by which its lines in the logs are found: the trace id of the
 * header traceparent (W3C Trace Context), else a random one. Kept where the logs find it.
 */
public final class Origin {

    /** The name of the id in the logs. */
    public static final String CORRELATION = "correlation";

    private static final String FROM = "from";
    private static final Pattern TRACE_PARENT =
            Pattern.compile("[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(-.{0,200})?");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Origin() {}

    /**
     * Says where the request comes from; {@link #leave} has to follow on the same thread.
     *
     * @param address of the client
     * @param traceParent the header, if there is one
     */
    public static void enter(@Nullable String address, @Nullable String traceParent) {
        MDC.put(FROM, address == null ? "-" : address);
        MDC.put(CORRELATION, correlation(traceParent));
    }

    /** The request is done. */
    public static void leave() {
        MDC.remove(FROM);
        MDC.remove(CORRELATION);
    }

    static Optional<String> from() {
        return Optional.ofNullable(MDC.get(FROM));
    }

    static Optional<String> correlation() {
        return Optional.ofNullable(MDC.get(CORRELATION));
    }

    private static String correlation(@Nullable String traceParent) {
        if (traceParent != null) {
            var match = TRACE_PARENT.matcher(traceParent);
            if (match.matches()) {
                return match.group(1);
            }
        }
        var octets = new byte[8];
        RANDOM.nextBytes(octets);
        return HexFormat.of().formatHex(octets);
    }
}
