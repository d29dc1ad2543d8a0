package sol023.cmf.notification;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import sol023.api.certnotify.model.CertificateNotificationVerbosityType;
import sol023.cmf.access.Consumer;
import sol023.cmf.sol013.query.Filter;
import sol023.cmf.sol013.query.PageSql;

/** Subscriptions in the database. */
final class SubscriptionStore {

    private final SecretBox secrets;

    SubscriptionStore(SecretBox secrets) {
        this.secrets = secrets;
    }

    void insert(Handle handle, Subscription subscription, String sameAs) {
        var id = subscription.id();
        handle.createUpdate(
                        """
                        insert into notify_subscription (id, owner, callback_uri, filter, verbosity, same_as, authorization_data, since)
                        values (:id, :owner, :uri, :filter, :verbosity, :same, :authorization,
                            (select coalesce(max(seq), 0) from notify_event))
                        """)
                .bind("id", id)
                .bind("owner", subscription.owner().name())
                .bind("uri", subscription.callbackUri().toString())
                .bind(
                        "filter",
                        subscription.filter().map(SubscriptionFilters::write).orElse(null))
                .bind("verbosity", subscription.verbosity().toString())
                .bind("same", sameAs)
                .bind("authorization", secrets.seal(subscription.authorization().secretText(), id))
                .execute();
        handle.execute("insert into notify_queue (subscription_id, lease_until, failures) values (?, 0, 0)", id);
        subscription.filter().ifPresent(filter -> {
            var values = handle.prepareBatch(
                    "insert into notify_subscription_value (subscription_id, owner, path, element, value)"
                            + " values (?, ?, ?, ?, ?)");
            for (var each : SubscriptionFilters.values(filter)) {
                values.add(id, subscription.owner().name(), each.path(), each.element(), each.value());
            }
            values.execute();
        });
    }

    /**
     * With its secrets, to send something.
     *
     * @throws UnreadableSecretException if they were encrypted with another key
     */
    Optional<Subscription> findToSend(Handle handle, String id) {
        return handle.createQuery("select * from notify_subscription where id = :id")
                .bind("id", id)
                .map((row, context) ->
                        read(row, CallbackAuthorization.of(secrets.open(row.getBytes("authorization_data"), id))))
                .findOne();
    }

    /** Without its secrets, to show it; so its owner can terminate one of which they cannot be read. */
    Optional<Subscription> find(Handle handle, String id) {
        return handle.createQuery("select * from notify_subscription where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row, new CallbackAuthorization.Unread()))
                .findOne();
    }

    Optional<String> findSame(Handle handle, Consumer owner, String sameAs) {
        return handle.createQuery("select min(id) from notify_subscription where owner = :owner and same_as = :same")
                .bind("owner", owner.name())
                .bind("same", sameAs)
                .mapTo(String.class)
                .findOne();
    }

    int count(Handle handle, Consumer owner) {
        return handle.createQuery("select count(*) from notify_subscription where owner = :owner")
                .bind("owner", owner.name())
                .mapTo(Integer.class)
                .one();
    }

    boolean hasAny(Handle handle, String owner) {
        return handle.createQuery("select 1 from notify_subscription where owner = :owner limit 1")
                .bind("owner", owner)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Those that were there before the event. */
    List<String> idsOf(Handle handle, String owner, long seq) {
        return handle.createQuery("select id from notify_subscription where owner = :owner and since < :seq")
                .bind("owner", owner)
                .bind("seq", seq)
                .mapTo(String.class)
                .list();
    }

    /** A page of those of one consumer, without their secrets. */
    List<Subscription> list(
            Handle handle,
            Consumer owner,
            SubscriptionTables tables,
            Filter filter,
            Optional<String> after,
            int limit) {
        var keys = PageSql.keys(tables, filter, Optional.of(owner.name()), after, limit);
        var query = handle.createQuery("select s.* from (" + keys.text()
                + ") as page join notify_subscription s on s.id = page.page_key order by s.id");
        for (int i = 0; i < keys.values().size(); i++) {
            query.bind(i, keys.values().get(i));
        }
        return query.map((row, context) -> read(row, new CallbackAuthorization.Unread()))
                .list();
    }

    /** With all that was to be delivered to it; false if it was not there. */
    boolean remove(Handle handle, String id) {
        for (var table : List.of("notify_subscription_value", "notify_delivery", "notify_queue")) {
            handle.execute("delete from " + table + " where subscription_id = ?", id);
        }
        return handle.execute("delete from notify_subscription where id = ?", id) == 1;
    }

    private static Subscription read(ResultSet row, CallbackAuthorization authorization) throws SQLException {
        return new Subscription(
                row.getString("id"),
                new Consumer(row.getString("owner")),
                URI.create(row.getString("callback_uri")),
                Optional.ofNullable(row.getString("filter")).map(SubscriptionFilters::read),
                CertificateNotificationVerbosityType.fromValue(row.getString("verbosity")),
                authorization);
    }
}
