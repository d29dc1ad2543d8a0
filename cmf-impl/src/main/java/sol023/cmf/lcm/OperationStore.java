package sol023.cmf.lcm;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Operations in the database. */
final class OperationStore {

    /** Notes the state of an operation. One that has ended does not begin again: news may arrive in any order. */
    void put(Handle handle, String vnfm, Operation operation, Instant now) {
        handle.createUpdate(
                        "insert into lcm_operation (vnfm, operation_id, vnf_id, operation, state, is_final, heard_at)"
                                + " values (:vnfm, :id, :vnf, :kind, :state, :final, :now)"
                                + " on conflict (vnfm, operation_id) do update set state = excluded.state,"
                                + " is_final = excluded.is_final, heard_at = excluded.heard_at"
                                + " where lcm_operation.is_final = 0")
                .bind("vnfm", vnfm)
                .bind("id", operation.id())
                .bind("vnf", operation.vnfId())
                .bind("kind", operation.kind())
                .bind("state", operation.state().text())
                .bind("final", operation.state().isFinal() ? 1 : 0)
                .bind("now", now.toEpochMilli())
                .execute();
    }

    boolean isKnown(Handle handle, String vnfm, String id) {
        return handle.createQuery("select 1 from lcm_operation where vnfm = :vnfm and operation_id = :id")
                .bind("vnfm", vnfm)
                .bind("id", id)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** How many go on, counted up to a limit. */
    int countPending(Handle handle, String vnfm, int limit) {
        return handle.createQuery("select count(*) from (select 1 from lcm_operation"
                        + " where vnfm = :vnfm and is_final = 0 limit :limit) as counted")
                .bind("vnfm", vnfm)
                .bind("limit", limit)
                .mapTo(Integer.class)
                .one();
    }

    /** Whether an operation on the VNF instance goes on. */
    boolean isBusy(Handle handle, String vnfm, String vnf) {
        return handle.createQuery(
                        "select 1 from lcm_operation where vnfm = :vnfm and vnf_id = :vnf and is_final = 0 limit 1")
                .bind("vnfm", vnfm)
                .bind("vnf", vnf)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Those that go on and of which nothing has been heard since then. */
    List<Operation> unheardSince(Handle handle, String vnfm, Instant then) {
        return handle.createQuery("select * from lcm_operation where vnfm = :vnfm and is_final = 0"
                        + " and heard_at <= :then order by heard_at, operation_id")
                .bind("vnfm", vnfm)
                .bind("then", then.toEpochMilli())
                .map((row, context) -> new Operation(
                        row.getString("operation_id"),
                        row.getString("vnf_id"),
                        row.getString("operation"),
                        new OperationState(row.getString("state"))))
                .list();
    }

    /** Forgets the operations that ended first, but for so many. */
    void forgetEndedBut(Handle handle, String vnfm, int kept) {
        handle.execute(
                "delete from lcm_operation where vnfm = ? and is_final = 1 and heard_at < (select heard_at from"
                        + " lcm_operation where vnfm = ? and is_final = 1 order by heard_at desc limit 1 offset ?)",
                vnfm,
                vnfm,
                kept);
    }

    void forgetEndedBefore(Handle handle, String vnfm, Instant then) {
        handle.execute(
                "delete from lcm_operation where vnfm = ? and is_final = 1 and heard_at < ?",
                vnfm,
                then.toEpochMilli());
    }
}
