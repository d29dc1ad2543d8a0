package sol023.cmf.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterable;
import sol023.cmf.notification.NotificationOperator.Backlog;
import sol023.cmf.store.RowLocks;

/** Notifications that have not arrived, and which node delivers them, in the database. */
final class DeliveryStore {

    private static final int CHUNK = 500;

    private static final String FIRST_OF_LANES = "(select d.lane, d.due_at from notify_delivery d join"
            + " (select min(seq) as seq from notify_delivery"
            + " where subscription_id = :id and parked_at is null group by lane) head"
            + " on head.seq = d.seq where d.subscription_id = :id) first";

    /** A notification to be delivered. */
    record Row(long seq, String lane, int attempts, long dueAt) {}

    /** A subscription with work to do, and how often in a row its endpoint has failed. */
    record Due(String subscriptionId, int failures) {}

    /** Locks the queues of these subscriptions; those that are gone are not among the answer. */
    Set<String> lock(Handle handle, Collection<String> subscriptionIds, RowLocks locks) {
        return holders(handle, subscriptionIds, locks).keySet();
    }

    /** The same, and those that another node has are not among the answer either. */
    Set<String> lockHeld(Handle handle, String node, Collection<String> subscriptionIds, RowLocks locks) {
        var holders = holders(handle, subscriptionIds, locks);
        holders.values().removeIf(holder -> !holder.equals(Optional.of(node)));
        return holders.keySet();
    }

    private static Map<String, Optional<String>> holders(
            Handle handle, Collection<String> subscriptionIds, RowLocks locks) {
        var found = new HashMap<String, Optional<String>>();
        for (var some : chunks(subscriptionIds)) {
            handle.createQuery("select subscription_id, node from notify_queue where subscription_id in (<ids>)"
                            + " order by subscription_id" + locks.waiting())
                    .bindList("ids", some)
                    .map((row, context) -> Map.entry(row.getString(1), Optional.ofNullable(row.getString(2))))
                    .forEach(each -> found.put(each.getKey(), each.getValue()));
        }
        return found;
    }

    private static List<List<String>> chunks(Collection<String> values) {
        var all = values.stream().sorted().toList();
        var chunks = new ArrayList<List<String>>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            chunks.add(all.subList(from, Math.min(all.size(), from + CHUNK)));
        }
        return chunks;
    }

    boolean has(Handle handle, String subscriptionId) {
        return handle.createQuery("select 1 from notify_queue where subscription_id = :id")
                .bind("id", subscriptionId)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Adds a notification for each pair; the queues are locked. */
    void add(Handle handle, List<Addressed> deliveries, Instant now) {
        var batch = handle.prepareBatch(
                "insert into notify_delivery (subscription_id, seq, lane, attempts, due_at) values (?, ?, ?, 0, ?)");
        for (var each : deliveries) {
            batch.add(each.subscriptionId(), each.event().seq(), each.event().lane(), now.toEpochMilli());
        }
        batch.execute();
        var ids = new HashSet<String>();
        deliveries.forEach(each -> ids.add(each.subscriptionId()));
        for (var some : chunks(ids)) {
            handle.createUpdate(
                            "update notify_queue set due_at = :now where due_at is null and subscription_id in (<ids>)")
                    .bind("now", now.toEpochMilli())
                    .bindList("ids", some)
                    .execute();
        }
    }

    /** A change and to whom it goes. */
    record Addressed(String subscriptionId, StoredEvent event) {}

    /** @param without names of consumers whose subscriptions do not count */
    boolean isAnythingDue(Handle handle, Instant now, Set<String> without) {
        return due(handle, now, without, " limit :limit", 1).findFirst().isPresent();
    }

    /** Those that nobody works on, the most urgent first; they are locked. */
    List<Due> due(Handle handle, Instant now, Set<String> without, int limit, RowLocks locks) {
        return due(handle, now, without, " order by due_at limit :limit" + locks.skipping(), limit)
                .list();
    }

    private static ResultIterable<Due> due(Handle handle, Instant now, Set<String> without, String end, int limit) {
        var others = without.isEmpty()
                ? ""
                : " and subscription_id not in (select id from notify_subscription where owner in (<without>))";
        var query = handle.createQuery("select subscription_id, failures from notify_queue"
                + " where due_at <= :now and (node is null or lease_until < :now)" + others + end);
        if (!without.isEmpty()) {
            query.bindList("without", List.copyOf(without));
        }
        return query.bind("now", now.toEpochMilli())
                .bind("limit", limit)
                .map((row, context) -> new Due(row.getString(1), row.getInt(2)));
    }

    /** Takes those over that are locked. */
    void claim(Handle handle, String node, Instant until, List<Due> due) {
        var batch = handle.prepareBatch("update notify_queue set node = ?, lease_until = ? where subscription_id = ?");
        due.forEach(each -> batch.add(node, until.toEpochMilli(), each.subscriptionId()));
        if (!due.isEmpty()) {
            batch.execute();
        }
    }

    /** Prolongs what this node has; answers what it still has. */
    Set<String> renew(Handle handle, String node, Instant until) {
        handle.execute("update notify_queue set lease_until = ? where node = ?", until.toEpochMilli(), node);
        return new HashSet<>(handle.createQuery("select subscription_id from notify_queue where node = :node")
                .bind("node", node)
                .mapTo(String.class)
                .list());
    }

    /** What is next in the lanes whose first notification is due. */
    List<Row> rows(Handle handle, String subscriptionId, Instant now, int limit) {
        return handle.createQuery("select seq, lane, attempts, due_at from notify_delivery"
                        + " where subscription_id = :id and parked_at is null and lane in (select first.lane from "
                        + FIRST_OF_LANES + " where first.due_at <= :now) order by seq limit :limit")
                .bind("id", subscriptionId)
                .bind("now", now.toEpochMilli())
                .bind("limit", limit)
                .map((row, context) -> new Row(row.getLong(1), row.getString(2), row.getInt(3), row.getLong(4)))
                .list();
    }

    void arrived(Handle handle, String subscriptionId, Collection<Long> seqs) {
        var batch = handle.prepareBatch("delete from notify_delivery where subscription_id = ? and seq = ?");
        seqs.forEach(seq -> batch.add(subscriptionId, seq));
        if (!seqs.isEmpty()) {
            batch.execute();
        }
    }

    void failed(Handle handle, String subscriptionId, long seq, int attempts, Instant next, String problem) {
        handle.execute(
                "update notify_delivery set attempts = ?, due_at = ?, problem = ? where subscription_id = ? and seq = ?",
                attempts,
                next.toEpochMilli(),
                problem,
                subscriptionId,
                seq);
    }

    void park(Handle handle, String subscriptionId, long seq, int attempts, Instant now, String problem) {
        handle.execute(
                "update notify_delivery set attempts = ?, parked_at = ?, problem = ? where subscription_id = ? and seq = ?",
                attempts,
                now.toEpochMilli(),
                problem,
                subscriptionId,
                seq);
    }

    /** Parks all that tell of changes before {@code then}, also what was never tried. */
    void parkOlder(Handle handle, String subscriptionId, Instant then, Instant now, String problem) {
        handle.execute(
                "update notify_delivery set parked_at = ?, problem = ? where subscription_id = ? and parked_at is null"
                        + " and seq in (select seq from notify_event where happened_at < ?)",
                now.toEpochMilli(),
                problem,
                subscriptionId,
                then.toEpochMilli());
    }

    /** Forgets what was parked before that time. */
    int purgeParked(Handle handle, Instant before, int limit) {
        return handle.createUpdate("delete from notify_delivery where (subscription_id, seq) in"
                        + " (select subscription_id, seq from notify_delivery where parked_at < :before limit :limit)")
                .bind("before", before.toEpochMilli())
                .bind("limit", limit)
                .execute();
    }

    /** When the next notification of the subscription is to be sent; one waits for those before it in its lane. */
    OptionalLong nextDue(Handle handle, String subscriptionId) {
        var next = handle.createQuery("select min(first.due_at) from " + FIRST_OF_LANES)
                .bind("id", subscriptionId)
                .mapTo(Long.class)
                .findOne();
        return next.isPresent() ? OptionalLong.of(next.get()) : OptionalLong.empty();
    }

    /** Lets go of a subscription; the queue is locked. */
    void release(Handle handle, String node, String subscriptionId, OptionalLong dueAt, int failures) {
        handle.createUpdate("update notify_queue set node = null, lease_until = 0, due_at = :due, failures = :failures"
                        + " where subscription_id = :id and node = :node")
                .bind("due", dueAt.isPresent() ? dueAt.getAsLong() : null)
                .bind("failures", failures)
                .bind("id", subscriptionId)
                .bind("node", node)
                .execute();
    }

    /** Lets go of all that this node has. */
    int releaseAll(Handle handle, String node) {
        return handle.execute("update notify_queue set node = null, lease_until = 0 where node = ?", node);
    }

    List<Backlog> backlogs(Handle handle, int limit) {
        return handle.createQuery(
                        """
                        select s.id, s.owner, s.callback_uri, q.failures, d.waiting, d.parked, d.problem,
                            (select e.happened_at from notify_event e where e.seq = d.first) as oldest
                        from (select subscription_id, sum(case when parked_at is null then 1 else 0 end) as waiting,
                                sum(case when parked_at is null then 0 else 1 end) as parked, min(seq) as first, max(problem) as problem
                            from notify_delivery x group by subscription_id) d
                        join notify_subscription s on s.id = d.subscription_id
                        join notify_queue q on q.subscription_id = d.subscription_id
                        order by d.waiting + d.parked desc, s.id limit :limit
                        """)
                .bind("limit", limit)
                .map((row, context) -> backlog(row))
                .list();
    }

    private static Backlog backlog(ResultSet row) throws SQLException {
        var oldest = row.getLong("oldest");
        return new Backlog(
                row.getString("id"),
                row.getString("owner"),
                row.getString("callback_uri"),
                row.getLong("waiting"),
                row.getLong("parked"),
                row.getInt("failures"),
                oldest == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(oldest)),
                Optional.ofNullable(row.getString("problem")));
    }

    /** Sends what is parked again, of one subscription or of all. */
    int unpark(Handle handle, Optional<String> subscriptionId, Instant now) {
        var of = subscriptionId.isPresent() ? " and subscription_id = :id" : "";
        var ids = new HashSet<>(handle.createQuery(
                        "select distinct subscription_id from notify_delivery where parked_at is not null" + of)
                .bindMap(subscriptionId.map(id -> Map.of("id", id)).orElse(Map.of()))
                .mapTo(String.class)
                .list());
        int changed = 0;
        for (var id : ids) {
            changed += handle.execute(
                    "update notify_delivery set parked_at = null, attempts = 0, due_at = ? where parked_at is not null and subscription_id = ?",
                    now.toEpochMilli(),
                    id);
            handle.execute(
                    "update notify_queue set due_at = ? where subscription_id = ? and (due_at is null or due_at > ?)",
                    now.toEpochMilli(),
                    id,
                    now.toEpochMilli());
        }
        return changed;
    }
}
