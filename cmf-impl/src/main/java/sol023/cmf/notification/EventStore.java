package sol023.cmf.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import sol023.cmf.store.RowLocks;

/** Changes in the outbox. */
final class EventStore {

    private static final ObjectMapper JSON = new ObjectMapper();

    void insert(Handle handle, StoredEvent event) {
        handle.createUpdate(
                        """
                        insert into notify_event (id, owner, lane, cert_type, state, happened_at, body, vnf, fanned)
                        values (:id, :owner, :lane, :type, :state, :at, :body, :vnf, 0)
                        """)
                .bind("id", event.id())
                .bind("owner", event.owner())
                .bind("lane", event.lane())
                .bind("type", event.certType())
                .bind("state", event.state())
                .bind("at", event.at())
                .bind("body", event.body())
                .bind("vnf", event.vnf().map(EventStore::write).orElse(null))
                .execute();
    }

    boolean isAnythingPending(Handle handle) {
        return handle.createQuery("select 1 from notify_event where fanned = 0 limit 1")
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Whether it is this transaction's turn to distribute; nobody else does until its end. */
    boolean takeTurn(Handle handle, RowLocks locks) {
        return handle.createQuery("select id from notify_turn where id = 1" + locks.skipping())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    List<StoredEvent> pending(Handle handle, int limit) {
        return handle.createQuery("select * from notify_event where fanned = 0 order by seq limit :limit")
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    List<StoredEvent> find(Handle handle, Collection<Long> seqs) {
        return seqs.isEmpty()
                ? List.of()
                : handle.createQuery("select * from notify_event where seq in (<seqs>)")
                        .bindList("seqs", List.copyOf(seqs))
                        .map((row, context) -> read(row))
                        .list();
    }

    void markDistributed(Handle handle, List<StoredEvent> events) {
        var batch = handle.prepareBatch("update notify_event set fanned = 1 where seq = ?");
        events.forEach(event -> batch.add(event.seq()));
        batch.execute();
    }

    /** Forgets what has arrived everywhere. */
    int purge(Handle handle, int limit) {
        return handle.createUpdate(
                        """
                        delete from notify_event where seq in (
                            select e.seq from notify_event e
                            where e.fanned = 1 and not exists (select 1 from notify_delivery d where d.seq = e.seq) limit :limit)
                        """)
                .bind("limit", limit)
                .execute();
    }

    private static StoredEvent read(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong("seq"),
                row.getString("id"),
                row.getString("owner"),
                row.getString("lane"),
                row.getString("cert_type"),
                row.getString("state"),
                row.getLong("happened_at"),
                row.getString("body"),
                Optional.ofNullable(row.getString("vnf")).map(EventStore::facts));
    }

    private static String write(VnfFacts facts) {
        var json = JSON.createObjectNode();
        json.put("id", facts.vnfInstanceId());
        facts.name().ifPresent(name -> json.put("name", name));
        facts.vnfdId().ifPresent(id -> json.put("vnfd", id));
        facts.provider().ifPresent(provider -> json.put("provider", provider));
        facts.product().ifPresent(product -> json.put("product", product));
        facts.softwareVersion().ifPresent(version -> json.put("software", version));
        facts.vnfdVersion().ifPresent(version -> json.put("version", version));
        return json.toString();
    }

    private static VnfFacts facts(String text) {
        try {
            var json = JSON.readTree(text);
            return new VnfFacts(
                    json.path("id").asText(),
                    text(json, "name"),
                    text(json, "vnfd"),
                    text(json, "provider"),
                    text(json, "product"),
                    text(json, "software"),
                    text(json, "version"));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> text(JsonNode json, String name) {
        return Optional.ofNullable(json.get(name)).map(JsonNode::asText);
    }
}
