package sol023.cmf.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import sol023.api.certnotify.model.CertificateSubscriptionRequest;
import sol023.cmf.access.Consumer;
import sol023.cmf.audit.AuditEvent;
import sol023.cmf.audit.AuditEvent.Action;
import sol023.cmf.audit.AuditLog;
import sol023.cmf.outbound.Uris;
import sol023.cmf.sol013.ProblemException;
import sol023.cmf.sol013.query.ListQuery;
import sol023.cmf.sol013.query.Page;
import sol023.cmf.sol013.query.Paging;
import sol023.cmf.store.Database;

/** Makes, shows and ends subscriptions (SOL023 clause 7.3.1). A consumer sees its own and no others. */
public final class Subscriptions {

    private static final int ID_OCTETS = 16;

    private final Database database;
    private final SubscriptionStore store;
    private final SubscriptionTerms terms;
    private final SubscriptionReader reader;
    private final EndpointTests tests;
    private final Deliveries deliveries;
    private final Paging paging;
    private final AuditLog audit;
    private final SecureRandom random = new SecureRandom();

    Subscriptions(
            Database database,
            SubscriptionStore store,
            SubscriptionTerms terms,
            SubscriptionReader reader,
            EndpointTests tests,
            Deliveries deliveries,
            Paging paging,
            AuditLog audit) {
        this.database = database;
        this.store = store;
        this.terms = terms;
        this.reader = reader;
        this.tests = tests;
        this.deliveries = deliveries;
        this.paging = paging;
        this.audit = audit;
    }

    /**
     * What became of the wish to subscribe.
     *
     * @param made false if it was there before
     */
    record Outcome(Subscription subscription, boolean made) {}

    /** Subscribes, once the notification endpoint has been tested. */
    Outcome subscribe(Consumer owner, CertificateSubscriptionRequest request) {
        var subscription = reader.read(newId(), owner, request);
        var sameAs = digest(subscription);
        var existing = same(owner, sameAs);
        if (existing.isPresent()) {
            return new Outcome(existing.get(), false);
        }
        database.read(handle -> requireRoom(store.count(handle, owner)));
        tests.require(subscription);
        var outcome = database.write(handle -> {
            var faster = terms.duplicates()
                    ? Optional.<Subscription>empty()
                    : store.findSame(handle, owner, sameAs).flatMap(id -> store.find(handle, id));
            if (faster.isPresent()) {
                return new Outcome(faster.get(), false);
            }
            requireRoom(store.count(handle, owner));
            store.insert(handle, subscription, sameAs);
            return new Outcome(subscription, true);
        });
        if (outcome.made()) {
            audit.record(AuditEvent.done(Action.SUBSCRIPTION_CREATE, owner.name())
                    .with("subscription", subscription.id())
                    .with("callback", Uris.shown(subscription.callbackUri())));
        }
        return outcome;
    }

    private Optional<Subscription> same(Consumer owner, String sameAs) {
        return terms.duplicates()
                ? Optional.empty()
                : database.read(handle -> store.findSame(handle, owner, sameAs).flatMap(id -> store.find(handle, id)));
    }

    private int requireRoom(int count) {
        if (count >= terms.perConsumer()) {
            throw new ProblemException(
                    422,
                    "This consumer has " + count + " subscriptions, and no more are taken; terminate some"
                            + " (interpretation I-33).");
        }
        return count;
    }

    Subscription get(Consumer owner, String id) {
        return database.read(handle -> store.find(handle, id))
                .filter(found -> found.owner().equals(owner))
                .orElseThrow(Subscriptions::unknown);
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("There is no such subscription.");
    }

    /** @param self the URI of the list */
    Page<Subscription> list(Consumer owner, ListQuery query, URI self) {
        var tables = new SubscriptionTables(self);
        return paging.page(
                query,
                owner.name(),
                self,
                (after, limit) -> database.search(
                                paging.patience(),
                                handle -> store.list(handle, owner, tables, query.filter(), after, limit))
                        .orElseThrow(Paging::tookTooLong),
                Subscription::id);
    }

    /** Nothing more is sent for it, but for what is under way. */
    void terminate(Consumer owner, String id) {
        get(owner, id);
        if (!database.write(handle -> store.remove(handle, id))) {
            throw unknown();
        }
        deliveries.forget(id);
        audit.record(
                AuditEvent.done(Action.SUBSCRIPTION_TERMINATE, owner.name()).with("subscription", id));
    }

    private String newId() {
        var octets = new byte[ID_OCTETS];
        random.nextBytes(octets);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    private static String digest(Subscription subscription) {
        var text = subscription.callbackUri() + "\n" + subscription.verbosity() + "\n"
                + SubscriptionFilters.canonical(subscription.filter());
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
