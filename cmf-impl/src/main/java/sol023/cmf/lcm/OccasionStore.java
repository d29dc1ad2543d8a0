package sol023.cmf.lcm;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Occasions in the database. */
final class OccasionStore {

    private static final String OPEN = " done_at is null and not exists (select 1 from lcm_operation o"
            + " where o.vnfm = lcm_occasion.vnfm and o.vnf_id = lcm_occasion.vnf_id and o.is_final = 0)";

    /** Adds an occasion unless it is known; tells whether it did. */
    boolean add(Handle handle, String vnfm, Occasion occasion, Instant now) {
        return handle.createUpdate("insert into lcm_occasion (vnfm, kind, id, vnf_id, removed, received_at)"
                                + " values (:vnfm, :kind, :id, :vnf, :removed, :now) on conflict do nothing")
                        .bind("vnfm", vnfm)
                        .bind("kind", occasion.kind().name())
                        .bind("id", occasion.id())
                        .bind("vnf", occasion.vnfId())
                        .bind("removed", LcmJson.writeTexts(occasion.removed()))
                        .bind("now", now.toEpochMilli())
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

    /** The VNF instances with open occasions on which no operation goes on, those that have waited longest first. */
    List<String> openVnfs(Handle handle, String vnfm, int limit) {
        return handle.createQuery("select vnf_id from lcm_occasion where vnfm = :vnfm and" + OPEN
                        + " group by vnf_id order by min(received_at), vnf_id limit :limit")
                .bind("vnfm", vnfm)
                .bind("limit", limit)
                .mapTo(String.class)
                .list();
    }

    /** The oldest that are open for a VNF instance; none while an operation goes on on it. */
    List<Occasion> open(Handle handle, String vnfm, String vnf, int limit) {
        return handle.createQuery("select * from lcm_occasion where vnfm = :vnfm and vnf_id = :vnf and" + OPEN
                        + " order by received_at, id limit :limit")
                .bind("vnfm", vnfm)
                .bind("vnf", vnf)
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

    /** Forgets what was done first, but for so many. */
    void forgetDoneBut(Handle handle, String vnfm, int kept) {
        handle.execute(
                "delete from lcm_occasion where vnfm = ? and done_at < (select done_at from lcm_occasion"
                        + " where vnfm = ? and done_at is not null order by done_at desc limit 1 offset ?)",
                vnfm,
                vnfm,
                kept);
    }

    void forgetDoneBefore(Handle handle, String vnfm, Instant then) {
        handle.execute("delete from lcm_occasion where vnfm = ? and done_at < ?", vnfm, then.toEpochMilli());
    }
}
