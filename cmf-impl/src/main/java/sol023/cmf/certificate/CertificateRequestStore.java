package sol023.cmf.certificate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import sol023.cmf.access.Consumer;
import sol023.cmf.ca.CertificateId;
import sol023.cmf.ca.CertificateSigningRequest;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.certificate.CertificateRequest.Decision;
import sol023.cmf.certificate.CertificateRequest.State;
import sol023.cmf.certificate.CertificateRequest.Verdict;

/** Requests that were not granted at once, in the database. Of several decisions about one of them, one changes it. */
final class CertificateRequestStore {

    /** The states as they are stored. */
    static final String WAITING = "WAITING";

    static final String ISSUED = "ISSUED";
    static final String REFUSED = "REFUSED";

    void insert(Handle handle, CertificateRequest request) {
        handle.createUpdate(
                        """
                        insert into certificate_request (id, type, subject_instance_id, vnfci_id, owner, names_key, csr, updated_id,
                            received_at, verdict, verdict_at, state)
                        values (:id, :type, :subject, :vnfci, :owner, :names, :csr, :updated, :receivedAt, :verdict, :verdictAt, 'WAITING')
                        """)
                .bind("id", request.id().text())
                .bind("type", request.type().name())
                .bind("subject", request.subject().subjectInstanceId())
                .bind("vnfci", request.subject().vnfciId())
                .bind("owner", request.subject().owner().name())
                .bind("names", request.namesKey())
                .bind("csr", request.signingRequest().der())
                .bind("updated", request.updated().map(CertificateId::text).orElse(null))
                .bind("receivedAt", request.receivedAt().toEpochMilli())
                .bind("verdict", request.verdict().name())
                .bind("verdictAt", request.verdictAt().toEpochMilli())
                .execute();
    }

    Optional<CertificateRequest> find(Handle handle, CertificateRequestId id) {
        return handle.createQuery("select * from certificate_request where id = :id")
                .bind("id", id.text())
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Records a decision unless somebody was faster; tells whether it did. */
    boolean decide(Handle handle, CertificateRequestId id, State state) {
        var columns = DecisionColumns.of(state);
        return handle.createUpdate(
                                """
                        update certificate_request set state = :state, decided_at = :at, decided_by = :by, certificate_id = :certificate,
                            modifications = :modifications, refusal_reason = :reason, refusal_detail = :detail
                        where id = :id and state = 'WAITING'
                        """)
                        .bind("state", columns.state())
                        .bind("at", columns.decision().at().toEpochMilli())
                        .bind("by", columns.decision().by())
                        .bind("certificate", columns.certificate())
                        .bind("modifications", columns.modifications())
                        .bind("reason", columns.reason())
                        .bind("detail", columns.detail())
                        .bind("id", id.text())
                        .execute()
                == 1;
    }

    /** Those about which the CMF itself has to decide by now, the longest due first. */
    List<CertificateRequestId> due(Handle handle, Instant now, int limit) {
        return handle.createQuery(
                        """
                        select id from certificate_request where state = 'WAITING' and verdict_at <= :now
                        order by verdict_at limit :limit
                        """)
                .bind("now", now.toEpochMilli())
                .bind("limit", limit)
                .map((row, context) -> new CertificateRequestId(row.getString(1)))
                .list();
    }

    List<CertificateRequest> waitingOf(Handle handle, String subjectInstanceId) {
        return handle.createQuery(
                        "select * from certificate_request where state = 'WAITING' and subject_instance_id = :subject")
                .bind("subject", subjectInstanceId)
                .map((row, context) -> read(row))
                .list();
    }

    /** How many requests of the consumer wait; never more than {@code limit} are counted. */
    int countWaiting(Handle handle, Consumer owner, int limit) {
        return handle.createQuery(
                        """
                        select count(*) from (
                            select 1 from certificate_request where state = 'WAITING' and owner = :owner limit :limit) as waiting
                        """)
                .bind("owner", owner.name())
                .bind("limit", limit)
                .mapTo(Integer.class)
                .one();
    }

    /** Those in one state, the oldest first, from the one after {@code after} on. */
    List<CertificateRequest> list(Handle handle, String state, Optional<CertificateRequestId> after, int limit) {
        return handle.createQuery("select * from certificate_request where state = :state"
                        + (after.isEmpty()
                                ? ""
                                : " and (received_at, id) > (select received_at, id from certificate_request where id = :after)")
                        + " order by received_at, id limit :limit")
                .bind("state", state)
                .bind("limit", limit)
                .bindMap(
                        after.isEmpty()
                                ? java.util.Map.of()
                                : java.util.Map.of("after", after.get().text()))
                .map((row, context) -> read(row))
                .list();
    }

    /** Forgets what was decided before that moment. */
    int purge(Handle handle, Instant before) {
        return handle.createUpdate("delete from certificate_request where state <> 'WAITING' and decided_at < :before")
                .bind("before", before.toEpochMilli())
                .execute();
    }

    private static CertificateRequest read(ResultSet row) throws SQLException {
        return new CertificateRequest(
                new CertificateRequestId(row.getString("id")),
                CertificateType.valueOf(row.getString("type")),
                new RegisteredSubject(
                        row.getString("subject_instance_id"),
                        row.getString("vnfci_id"),
                        new Consumer(row.getString("owner"))),
                row.getString("names_key"),
                CertificateSigningRequest.parse(row.getBytes("csr")),
                Optional.ofNullable(row.getString("updated_id")).flatMap(CertificateId::parse),
                Instant.ofEpochMilli(row.getLong("received_at")),
                Verdict.valueOf(row.getString("verdict")),
                Instant.ofEpochMilli(row.getLong("verdict_at")),
                state(row));
    }

    private static State state(ResultSet row) throws SQLException {
        var state = row.getString("state");
        if (state.equals(WAITING)) {
            return new State.Waiting();
        }
        var decision = new Decision(Instant.ofEpochMilli(row.getLong("decided_at")), row.getString("decided_by"));
        if (state.equals(REFUSED)) {
            var reason = Refusal.Reason.valueOf(row.getString("refusal_reason"));
            return new State.Refused(decision, new Refusal(reason, row.getString("refusal_detail")));
        }
        var certificate = CertificateId.parse(row.getString("certificate_id")).orElseThrow();
        return new State.Issued(
                decision, certificate, row.getString("modifications").lines().toList());
    }

    /** A decision, spread over its columns. */
    private record DecisionColumns(
            String state,
            Decision decision,
            @Nullable String certificate,
            @Nullable String modifications,
            @Nullable String reason,
            @Nullable String detail) {

        static DecisionColumns of(State state) {
            if (state instanceof State.Issued issued) {
                return new DecisionColumns(
                        ISSUED,
                        issued.decision(),
                        issued.certificate().text(),
                        String.join("\n", issued.modifications()),
                        null,
                        null);
            }
            if (state instanceof State.Refused refused) {
                return new DecisionColumns(
                        REFUSED,
                        refused.decision(),
                        null,
                        null,
                        refused.refusal().reason().name(),
                        refused.refusal().detail());
            }
            throw new IllegalArgumentException("waiting is no decision");
        }
    }
}
