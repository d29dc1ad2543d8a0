package sol023.cmf.admin;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sol023.cmf.ca.CertificateAuthority;
import sol023.cmf.ca.CrlEntries;
import sol023.cmf.ca.KeyIdentifier;
import sol023.cmf.certificate.Revocations;
import sol023.cmf.store.Database;

/**
 * The CRL of the issuing CA. A new one is made when somebody asks for it after a revocation, and when half of the time until its nextUpdate is over. Several
 * nodes may do so at once: one of them wins, the others serve what it made.
 */
public final class CrlPublication {

    private static final Logger LOG = LoggerFactory.getLogger(CrlPublication.class);
    private static final int ATTEMPTS = 10;

    private final CrlStore store = new CrlStore();
    private final Revocations revocations = new Revocations();
    private final Database database;
    private final CertificateAuthority authority;
    private final Duration validity;
    private final Clock clock;
    private final AtomicReference<@Nullable PublishedCrl> newest = new AtomicReference<>();
    private final Object renewing = new Object();

    /** @param validity from thisUpdate to nextUpdate */
    public CrlPublication(Database database, CertificateAuthority authority, Duration validity, Clock clock) {
        if (validity.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("A CRL is valid for at least a minute");
        }
        this.database = database;
        this.authority = authority;
        this.validity = validity;
        this.clock = clock;
    }

    /** Whose CRL this is; its name in the URL. */
    public KeyIdentifier issuer() {
        return authority.keyIdentifier();
    }

    /** A CRL with every revocation that was acknowledged before this call. */
    public PublishedCrl current() {
        return database.read(handle -> isDue(handle)) ? renewed() : served();
    }

    private boolean isDue(Handle handle) {
        return store.findHead(handle, issuer())
                        .filter(head ->
                                clock.instant().isBefore(head.thisUpdate().plus(validity.dividedBy(2))))
                        .isEmpty()
                || revocations.hasUnpublished(handle, issuer());
    }

    private PublishedCrl served() {
        var cached = newest.get();
        return database.read(handle -> {
            var number = store.findHead(handle, issuer()).orElseThrow().number();
            return cached != null && cached.number() == number
                    ? cached
                    : remember(store.find(handle, issuer()).orElseThrow());
        });
    }

    private PublishedCrl remember(PublishedCrl crl) {
        newest.set(crl);
        return crl;
    }

    /** One thread of this node makes the CRL, those who come meanwhile find it made. */
    private PublishedCrl renewed() {
        synchronized (renewing) {
            for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
                if (!database.read(handle -> isDue(handle)) || make()) {
                    return served();
                }
            }
        }
        throw new IllegalStateException("Other nodes replace the CRL faster than this one can");
    }

    /** Signs outside of any transaction; false if another node was faster. */
    private boolean make() {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var draft = database.read(handle -> new Draft(
                store.findHead(handle, issuer()).map(head -> head.number() + 1).orElse(1L),
                revocations.unpublished(handle, issuer()),
                revocations.entries(handle, issuer(), now.minus(validity))));
        var crl = sign(draft, now);
        var published = database.write(handle -> {
            var replaced = store.replace(handle, issuer(), crl);
            if (replaced) {
                revocations.markPublished(handle, issuer(), draft.unpublished());
            }
            return replaced;
        });
        if (published) {
            LOG.info(
                    "Published CRL {} with {} new entries",
                    draft.number(),
                    draft.unpublished().size());
            remember(crl);
        }
        return published;
    }

    private PublishedCrl sign(Draft draft, Instant now) {
        var next = now.plus(validity);
        var der = authority.signCrl(BigInteger.valueOf(draft.number()), now, next, draft.entries());
        return new PublishedCrl(draft.number(), now, next, der);
    }

    /** What the next CRL will contain, seen in one snapshot. */
    private record Draft(long number, List<String> unpublished, CrlEntries entries) {}
}
