package sol023.cmf.lcm;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** VNFCs that are gone, in the database. */
final class RemovalStore {

    /** Notes that a VNFC is gone, unless that is noted and nothing was done about it yet. */
    void add(Handle handle, String vnfm, String vnf, String vnfc, String cause, Instant now) {
        handle.createUpdate("insert into lcm_removal (id, vnfm, vnf_id, vnfc_id, cause, found_at)"
                        + " values (:id, :vnfm, :vnf, :vnfc, :cause, :now) on conflict do nothing")
                .bind("id", UUID.randomUUID().toString())
                .bind("vnfm", vnfm)
                .bind("vnf", vnf)
                .bind("vnfc", vnfc)
                .bind("cause", cause)
                .bind("now", now.toEpochMilli())
                .execute();
    }

    /** Whether this VNFC was ever noted as gone. */
    boolean isKnown(Handle handle, String vnfm, String vnf, String vnfc) {
        return handle.createQuery(
                        "select 1 from lcm_removal where vnfm = :vnfm and vnfc_id = :vnfc and vnf_id = :vnf limit 1")
                .bind("vnfm", vnfm)
                .bind("vnfc", vnfc)
                .bind("vnf", vnf)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Those that are to be worked on now. */
    List<Removal> open(Handle handle, String vnfm, Instant now, int limit) {
        return handle.createQuery("select * from lcm_removal where vnfm = :vnfm and done_at is null"
                        + " and next_at <= :now order by found_at, id limit :limit")
                .bind("vnfm", vnfm)
                .bind("now", now.toEpochMilli())
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** The newest first. */
    List<Removal> newest(Handle handle, String vnfm, int limit) {
        return handle.createQuery(
                        "select * from lcm_removal where vnfm = :vnfm order by found_at desc, id limit :limit")
                .bind("vnfm", vnfm)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    private static Removal read(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        return new Removal(
                row.getString("id"),
                row.getString("vnfm"),
                row.getString("vnf_id"),
                row.getString("vnfc_id"),
                row.getString("cause"),
                Instant.ofEpochMilli(row.getLong("found_at")),
                outcome == null ? Optional.empty() : outcome(outcome),
                row.getInt("certificates"),
                row.getInt("attempts"),
                Optional.ofNullable(row.getString("problem")),
                Instant.ofEpochMilli(row.getLong("next_at")));
    }

    private static Optional<Removal.Outcome> outcome(String text) {
        return Stream.of(Removal.Outcome.values())
                .filter(each -> each.text().equals(text))
                .findFirst();
    }

    void markFailed(Handle handle, Removal removal, String problem, Instant nextAt) {
        handle.createUpdate("update lcm_removal set attempts = attempts + 1, problem = :problem, next_at = :next"
                        + " where id = :id and done_at is null")
                .bind("problem", problem)
                .bind("next", nextAt.toEpochMilli())
                .bind("id", removal.id())
                .execute();
    }

    void markDone(Handle handle, Removal removal, Removal.Outcome outcome, int certificates, Instant now) {
        handle.createUpdate("update lcm_removal set done_at = :now, outcome = :outcome, certificates = :certificates"
                        + " where id = :id and done_at is null")
                .bind("now", now.toEpochMilli())
                .bind("outcome", outcome.text())
                .bind("certificates", certificates)
                .bind("id", removal.id())
                .execute();
    }

    void forgetDoneBefore(Handle handle, String vnfm, Instant then) {
        handle.execute("delete from lcm_removal where vnfm = ? and done_at < ?", vnfm, then.toEpochMilli());
    }
}
