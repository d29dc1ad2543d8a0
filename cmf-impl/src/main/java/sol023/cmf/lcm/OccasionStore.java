package sol023.cmf.lcm;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Occasions in the database. */
final class OccasionStore {

    /** Adds an occasion unless it is known; tells whether it did. */
    boolean add(Handle handle, String vnfm, Occasion occasion, Instant now, Optional<Instant> doneAt) {
        return handle.createUpdate("insert into lcm_occasion (vnfm, kind, id, vnf_id, removed, received_at, done_at)"
                                + " values (:vnfm, :kind, :id, :vnf, :removed, :now, :done) on conflict do nothing")
                        .bind("vnfm", vnfm)
                        .bind("kind", occasion.kind().name())
                        .bind("id", occasion.id())
                        .bind("vnf", occasion.vnfId())
                        .bind("removed", LcmJson.writeTexts(occasion.removed()))
                        .bind("now", now.toEpochMilli())
                        .bind("done", doneAt.map(Instant::toEpochMilli).orElse(null))
                        .execute()
                == 1;
    }

    /** How many are open, counted up to a limit. */
    int countOpen(Handle handle, String vnfm, int limit) {
        return handle.createQuery("select count(*) from (select 1 from lcm_occasion"
                        + " where vnfm = :vnfm and done_at is null limit :limit) as counted")
                .bind("vnfm", vnfm)
                .bind("limit", limit)
                .mapTo(Integer.class)
                .one();
    }

    /** The oldest that are open. */
    List<Occasion> open(Handle handle, String vnfm, int limit) {
        return handle.createQuery("select * from lcm_occasion where vnfm = :vnfm and done_at is null"
                        + " and not exists (select 1 from lcm_operation o where o.vnfm = lcm_occasion.vnfm"
                        + " and o.vnf_id = lcm_occasion.vnf_id and o.is_final = 0)"
                        + " order by received_at, id limit :limit")
                .bind("vnfm", vnfm)
                .bind("limit", limit)
                .map((row, context) -> new Occasion(
                        Occasion.Kind.valueOf(row.getString("kind")),
                        row.getString("id"),
                        row.getString("vnf_id"),
                        LcmJson.readTexts(row.getString("removed"))))
                .list();
    }

    void markDone(Handle handle, String vnfm, Collection<Occasion> occasions, Instant now) {
        if (occasions.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch("update lcm_occasion set done_at = ? where vnfm = ? and kind = ? and id = ?");
        for (var occasion : occasions) {
            batch.add(now.toEpochMilli(), vnfm, occasion.kind().name(), occasion.id());
        }
        batch.execute();
    }

    void forgetDoneBefore(Handle handle, String vnfm, Instant then) {
        handle.execute("delete from lcm_occasion where vnfm = ? and done_at < ?", vnfm, then.toEpochMilli());
    }
}
