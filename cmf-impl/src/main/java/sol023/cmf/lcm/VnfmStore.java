package sol023.cmf.lcm;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The VNFMs in the database, and which node speaks with them. */
final class VnfmStore {

    /** Makes the row of a VNFM unless there is one. */
    void add(Handle handle, String name, String endpoint, Instant now) {
        handle.createUpdate("insert into lcm_vnfm (name, endpoint, wanted, resync_wanted, state, detail, state_since,"
                        + " lease_until) values (:name, :endpoint, 1, 0, :state, '', :now, 0) on conflict do nothing")
                .bind("name", name)
                .bind("endpoint", endpoint)
                .bind("state", VnfmState.NEW.text())
                .bind("now", now.toEpochMilli())
                .execute();
    }

    Optional<VnfmRow> find(Handle handle, String name) {
        return handle.createQuery("select * from lcm_vnfm where name = :name")
                .bind("name", name)
                .map((row, context) -> read(row))
                .findOne();
    }

    Optional<VnfmRow> findByEndpoint(Handle handle, String endpoint) {
        return handle.createQuery("select * from lcm_vnfm where endpoint = :endpoint")
                .bind("endpoint", endpoint)
                .map((row, context) -> read(row))
                .findOne();
    }

    List<VnfmRow> all(Handle handle) {
        return handle.createQuery("select * from lcm_vnfm order by name")
                .map((row, context) -> read(row))
                .list();
    }

    private static VnfmRow read(ResultSet row) throws SQLException {
        var synchronizedAt = row.getLong("synchronized_at");
        var when = row.wasNull() ? Optional.<Instant>empty() : Optional.of(Instant.ofEpochMilli(synchronizedAt));
        return new VnfmRow(
                row.getString("name"),
                row.getString("endpoint"),
                row.getInt("wanted") != 0,
                row.getInt("resync_wanted") != 0,
                Optional.ofNullable(row.getString("subscription")),
                Optional.ofNullable(row.getString("terms")),
                VnfmState.of(row.getString("state")),
                row.getString("detail"),
                Instant.ofEpochMilli(row.getLong("state_since")),
                when);
    }

    /** Takes or keeps the lease; false if another node has it. */
    boolean lease(Handle handle, String name, String node, Instant now, Duration length) {
        return handle.createUpdate("update lcm_vnfm set lease_holder = :node, lease_until = :until"
                                + " where name = :name and (lease_holder = :node or lease_until <= :now)")
                        .bind("node", node)
                        .bind("until", now.plus(length).toEpochMilli())
                        .bind("name", name)
                        .bind("now", now.toEpochMilli())
                        .execute()
                == 1;
    }

    /** Whether no other node has taken the lease, be it over or not. */
    boolean holdsLease(Handle handle, String name, String node) {
        return handle.createQuery("select 1 from lcm_vnfm where name = :name and lease_holder = :node")
                .bind("name", name)
                .bind("node", node)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    void release(Handle handle, String name, String node) {
        handle.execute(
                "update lcm_vnfm set lease_holder = null, lease_until = 0 where name = ? and lease_holder = ?",
                name,
                node);
    }

    void setSubscription(Handle handle, String name, Optional<String> id, Optional<String> terms) {
        handle.createUpdate("update lcm_vnfm set subscription = :id, terms = :terms where name = :name")
                .bind("id", id.orElse(null))
                .bind("terms", terms.orElse(null))
                .bind("name", name)
                .execute();
    }

    void setState(Handle handle, String name, VnfmState state, String detail, Instant now) {
        handle.createUpdate(
                        "update lcm_vnfm set state = :state, detail = :detail, state_since = :now where name = :name")
                .bind("state", state.text())
                .bind("detail", detail)
                .bind("now", now.toEpochMilli())
                .bind("name", name)
                .execute();
    }

    void setSynchronized(Handle handle, String name, Instant now) {
        handle.execute("update lcm_vnfm set synchronized_at = ? where name = ?", now.toEpochMilli(), name);
    }

    /** What the operator wants; false if there is no such VNFM. */
    boolean setWanted(Handle handle, String name, boolean wanted) {
        return handle.execute("update lcm_vnfm set wanted = ? where name = ?", wanted ? 1 : 0, name) == 1;
    }

    /** As {@link #setWanted}. */
    boolean setResyncWanted(Handle handle, String name, boolean wanted) {
        return handle.execute("update lcm_vnfm set resync_wanted = ? where name = ?", wanted ? 1 : 0, name) == 1;
    }
}
