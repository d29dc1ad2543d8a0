package sol023.cmf.access.oauth;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sol023.cmf.access.TokenUncheckedException;

/**
 * The key set as it is kept: read again when it is old, and when a token names a key that is not in it, but never more often than every
 * ten seconds, however many such tokens come. While it cannot be read the old one is used for a while.
 */
final class KeySets {

    /** Between two attempts to read the key set. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(KeySets.class);

    private final KeySource source;
    private final Duration refresh;
    private final Duration outage;
    private final Duration patience;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private final Semaphore waiting;
    private volatile @Nullable Held held;
    private volatile Instant attempted = Instant.MIN;
    private volatile boolean failed;

    private record Held(KeySet keys, Instant read) {}

    /**
     * @param patience how long a request waits for another that is reading the key set
     * @param waiting how many may wait so
     */
    KeySets(KeySource source, Duration refresh, Duration outage, Duration patience, int waiting, Clock clock) {
        this.source = source;
        this.refresh = refresh;
        this.outage = outage;
        this.patience = patience;
        this.waiting = new Semaphore(waiting);
        this.clock = clock;
    }

    /**
     * The keys that may have signed a token with that header; none if the authorization server has no such key.
     *
     * @throws TokenUncheckedException if the key set cannot be read
     */
    List<AsymmetricJWK> matching(JWSHeader header) {
        var now = clock.instant();
        var known = usable(now);
        if (known.isEmpty() || isOlder(known.get(), now, refresh)) {
            read(now, known.isEmpty());
            known = usable(now);
        }
        var keys = known.map(each -> each.keys().matching(header)).orElse(List.of());
        if (keys.isEmpty() && known.isPresent()) {
            read(now, true); // the keys may have been changed
            known = usable(now);
            keys = known.map(each -> each.keys().matching(header)).orElse(List.of());
        }
        if (known.isEmpty() || (keys.isEmpty() && failed)) {
            throw new TokenUncheckedException("the key set of the authorization server cannot be read");
        }
        return keys;
    }

    /** Whether a request waits for another that is reading the key set. */
    boolean isAwaited() {
        return reading.hasQueuedThreads();
    }

    private Optional<Held> usable(Instant now) {
        return Optional.ofNullable(held).filter(each -> !isOlder(each, now, outage));
    }

    private static boolean isOlder(Held held, Instant now, Duration age) {
        return held.read().plus(age).isBefore(now);
    }

    /** One thread reads; the others go on with what there is, or wait a moment if that is not enough. */
    private void read(Instant now, boolean needed) {
        if (now.isBefore(attempted.equals(Instant.MIN) ? now : attempted.plus(PAUSE))) {
            return;
        }
        if (!enter(needed)) {
            return;
        }
        try {
            if (attempted.equals(Instant.MIN) || !now.isBefore(attempted.plus(PAUSE))) {
                readNow(now);
            }
        } finally {
            reading.unlock();
        }
    }

    // attempted changes last: whoever comes while the first key set is read has to wait for it
    private void readNow(Instant now) {
        try {
            held = new Held(source.read(), now);
            failed = false;
        } catch (IOException | RuntimeException e) {
            failed = true;
            LOG.warn("the key set of the authorization server cannot be read: {}", e.getMessage());
        } finally {
            attempted = now;
        }
    }

    private boolean enter(boolean needed) {
        if (reading.tryLock()) {
            return true;
        }
        if (!needed || !waiting.tryAcquire()) {
            return false;
        }
        try {
            return reading.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.release();
        }
    }
}
