package sol023.cmf.sol013;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;

/** Bounds the size of a request body and the time it takes to arrive. A body whose announced length is too long is not read. */
@PreMatching
public final class BodyLimitFilter implements ContainerRequestFilter {

    private final long limit;
    private final Duration patience;
    private final Clock clock;

    /**
     * @param limit in octets
     * @param patience from the end of the header to the end of the body
     */
    public BodyLimitFilter(long limit, Duration patience, Clock clock) {
        this.limit = limit;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var announced = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (announced != null && isLongerThanLimit(announced)) {
            throw new ProblemException(
                    413, "The body announces " + announced + " octets; at most " + limit + " are read.");
        }
        request.setEntityStream(
                new Limited(request.getEntityStream(), clock.instant().plus(patience)));
    }

    private boolean isLongerThanLimit(String announced) {
        try {
            return Long.parseLong(announced.trim()) > limit;
        } catch (NumberFormatException e) {
            return true; // the connector has refused what is not a number; this one is too large for a long
        }
    }

    private final class Limited extends FilterInputStream {

        private final Instant deadline;
        private long count;

        Limited(InputStream in, Instant deadline) {
            super(in);
            this.deadline = deadline;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (clock.instant().isAfter(deadline)) {
                throw BodyLimitException.tooSlow(null);
            }
            int read = readInTime(into, from, length);
            count += Math.max(read, 0);
            if (count > limit) {
                throw BodyLimitException.tooLong(limit);
            }
            return read;
        }

        /** The connector notices clients that are silent or gone, and has its own exceptions for it. */
        private int readInTime(byte[] into, int from, int length) throws IOException {
            try {
                return super.read(into, from, length);
            } catch (IOException e) {
                throw isTimeout(e) ? BodyLimitException.tooSlow(e) : BodyLimitException.incomplete(e);
            }
        }

        private static boolean isTimeout(IOException e) {
            return e instanceof InterruptedIOException || e.getCause() instanceof TimeoutException;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
