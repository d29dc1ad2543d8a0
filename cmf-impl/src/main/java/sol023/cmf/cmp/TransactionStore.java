package sol023.cmf.cmp;

import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import sol023.cmf.ca.CertificateId;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.certificate.CertificateRequestId;
import sol023.cmf.store.Database;

/** CMP transactions in the database: any node continues what another one began. */
final class TransactionStore {

    private static final String AWAITING = "AWAITING";
    private static final String WAITING = "WAITING";

    private final Database database;

    TransactionStore(Database database) {
        this.database = database;
    }

    Optional<Transaction> find(TransactionId id) {
        return database.read(handle -> handle.createQuery("select * from cmp_transaction where transaction_id = :id")
                .bind("id", id.key())
                .map((row, context) -> transaction(row))
                .findOne());
    }

    /** Opens in a transaction of its own; refuses with transactionIdInUse if the id is known. */
    void open(Transaction transaction) {
        database.write(handle -> {
            open(handle, transaction);
            return transaction.id();
        });
    }

    /** Opens together with what else the handle writes; the refusal rolls that back. */
    void open(Handle handle, Transaction transaction) {
        var insert = handle.createUpdate(
                        """
                        insert into cmp_transaction (transaction_id, credential, opener, certificate_type, dialect, opened_at, state,
                            certificate_id, cert_req_id, expected_nonce, confirm_until, request_id, implicit_confirm, poll_nonces)
                        values (:id, :credential, :opener, :type, :dialect, :openedAt, :state,
                            :certificate, :certReqId, :nonce, :until, :request, :implicit, :pollNonces)
                        on conflict do nothing""")
                .bind("id", transaction.id().key())
                .bind("credential", transaction.credential().text())
                .bind("opener", transaction.opener().name())
                .bind("type", transaction.certificateType().name())
                .bind("dialect", transaction.dialect())
                .bind("openedAt", transaction.openedAt().toEpochMilli())
                .bind(
                        "request",
                        transaction.polling().map(each -> each.request().text()).orElse(null))
                .bind(
                        "implicit",
                        transaction
                                .polling()
                                .map(each -> each.implicitConfirm() ? 1 : 0)
                                .orElse(null))
                .bind(
                        "pollNonces",
                        transaction
                                .polling()
                                .map(each -> each.nonces().toArray())
                                .orElse(null));
        if (StateColumns.of(transaction).bindTo(insert).execute() == 0) {
            throw inUse();
        }
    }

    static CmpProblemException inUse() {
        return new CmpProblemException(
                FailInfo.TRANSACTION_ID_IN_USE, "This transactionID has been used; take a fresh random one.");
    }

    /** Takes a transaction on after an answer to a pollReq. Of two that try at the same time, one succeeds; the other is refused and changes nothing. */
    void advance(Transaction before, Transaction after) {
        int advanced = database.write(handle -> {
            var update = handle.createUpdate(
                            """
                            update cmp_transaction set state = :state, certificate_id = :certificate, cert_req_id = :certReqId,
                                expected_nonce = :nonce, confirm_until = :until, poll_nonces = :pollNonces
                            where transaction_id = :id and state = :stateBefore and poll_nonces = :pollNoncesBefore""")
                    .bind("id", before.id().key())
                    .bind("pollNonces", after.polling().orElseThrow().nonces().toArray())
                    .bind("stateBefore", StateColumns.of(before).state())
                    .bind(
                            "pollNoncesBefore",
                            before.polling().orElseThrow().nonces().toArray());
            return StateColumns.of(after).bindTo(update).execute();
        });
        if (advanced == 0) {
            throw new CmpProblemException(
                    FailInfo.BAD_RECIPIENT_NONCE,
                    "Another message of this transaction was answered at the same time; poll again.");
        }
    }

    /** Ends a transaction that waits for its confirmation or for its certificate. Of two that try, one succeeds; the other is refused. */
    void close(Handle handle, TransactionId id, Transaction.End end) {
        int closed = handle.createUpdate(
                        """
                        update cmp_transaction set state = :end, expected_nonce = null, confirm_until = null
                        where transaction_id = :id and state in ('AWAITING', 'WAITING')""")
                .bind("end", end.name())
                .bind("id", id.key())
                .execute();
        if (closed == 0) {
            throw new CmpProblemException(FailInfo.BAD_REQUEST, "Another message has just ended this transaction.");
        }
    }

    /** As {@link #close(Handle, TransactionId, Transaction.End)}, in a transaction of its own. */
    void close(TransactionId id, Transaction.End end) {
        database.write(handle -> {
            close(handle, id, end);
            return id;
        });
    }

    /** Ends a transaction whose requester has never fetched this certificate. */
    void closeUnfetched(TransactionId id, CertificateId certificate, Transaction.End end) {
        database.write(handle -> {
            handle.createUpdate(
                            "update cmp_transaction set certificate_id = :certificate where transaction_id = :id and state = 'WAITING'")
                    .bind("certificate", certificate.text())
                    .bind("id", id.key())
                    .execute();
            close(handle, id, end);
            return id;
        });
    }

    /** How many confirmations of that credential are due, now or later; never more than {@code limit} are counted. */
    int countUnconfirmed(Credential credential, Instant now, int limit) {
        return database.read(handle -> handle.createQuery(
                        """
                        select count(*) from (
                            select 1 from cmp_transaction
                            where credential = :credential and state = 'AWAITING' and confirm_until > :now
                            limit :limit) as unconfirmed""")
                .bind("credential", credential.text())
                .bind("now", now.toEpochMilli())
                .bind("limit", limit)
                .mapTo(Integer.class)
                .one());
    }

    /** Transactions whose confirmation is overdue, the oldest first. */
    List<Transaction> overdue(Instant now, int limit) {
        return database.read(handle -> handle.createQuery(
                        """
                        select * from cmp_transaction where state = 'AWAITING' and confirm_until <= :now
                        order by confirm_until limit :limit""")
                .bind("now", now.toEpochMilli())
                .bind("limit", limit)
                .map((row, context) -> transaction(row))
                .list());
    }

    /** Transactions that were opened before that moment and wait for their certificate, the oldest first. */
    List<Transaction> waitingSince(Instant before, int limit) {
        return database.read(handle -> handle.createQuery(
                        """
                        select * from cmp_transaction where state = 'WAITING' and opened_at < :before
                        order by opened_at limit :limit""")
                .bind("before", before.toEpochMilli())
                .bind("limit", limit)
                .map((row, context) -> transaction(row))
                .list());
    }

    /**
     * Forgets transactions opened before that moment that have ended. Those that gave a certificate stay: forgetting one would let the same message
     * have a second certificate.
     */
    int purge(Instant before) {
        return database.write(handle -> handle.createUpdate(
                        "delete from cmp_transaction where opened_at < :before and certificate_id is null and state <> 'WAITING'")
                .bind("before", before.toEpochMilli())
                .execute());
    }

    private static Transaction transaction(ResultSet row) throws SQLException {
        return new Transaction(
                new TransactionId(row.getString("transaction_id")),
                Credential.parse(row.getString("credential")),
                MessageType.valueOf(row.getString("opener")),
                CertificateType.valueOf(row.getString("certificate_type")),
                row.getString("dialect"),
                Instant.ofEpochMilli(row.getLong("opened_at")),
                state(row),
                polling(row));
    }

    private static Optional<Polling> polling(ResultSet row) throws SQLException {
        var request = row.getString("request_id");
        if (request == null) {
            return Optional.empty();
        }
        return Optional.of(new Polling(
                new CertificateRequestId(request),
                BigInteger.valueOf(row.getLong("cert_req_id")),
                row.getInt("implicit_confirm") == 1,
                SentNonces.parse(row.getBytes("poll_nonces"))));
    }

    private static Transaction.State state(ResultSet row) throws SQLException {
        var certificate = Optional.ofNullable(row.getString("certificate_id")).flatMap(CertificateId::parse);
        var state = row.getString("state");
        if (state.equals(WAITING)) {
            return new Transaction.State.Waiting();
        }
        if (!state.equals(AWAITING)) {
            return new Transaction.State.Closed(Transaction.End.valueOf(state), certificate);
        }
        long until = row.getLong("confirm_until");
        var deadline = row.wasNull() ? Optional.<Instant>empty() : Optional.of(Instant.ofEpochMilli(until));
        return new Transaction.State.AwaitingConfirmation(
                certificate.orElseThrow(),
                BigInteger.valueOf(row.getLong("cert_req_id")),
                SentNonces.parse(row.getBytes("expected_nonce")),
                deadline);
    }

    /** A state, spread over its columns. */
    private record StateColumns(
            String state,
            @Nullable String certificate,
            @Nullable Long certReqId,
            @Nullable SentNonces nonces,
            @Nullable Long until) {

        Update bindTo(Update statement) {
            return statement
                    .bind("state", state)
                    .bind("certificate", certificate)
                    .bind("certReqId", certReqId)
                    .bind("nonce", nonces == null ? null : nonces.toArray())
                    .bind("until", until);
        }

        static StateColumns of(Transaction transaction) {
            var state = transaction.state();
            var polled = transaction
                    .polling()
                    .map(polling -> polling.certReqId().longValueExact())
                    .orElse(null);
            if (state instanceof Transaction.State.Waiting) {
                return new StateColumns(WAITING, null, polled, null, null);
            }
            if (state instanceof Transaction.State.Closed closed) {
                var certificate = closed.certificate().map(CertificateId::text).orElse(null);
                return new StateColumns(closed.end().name(), certificate, polled, null, null);
            }
            var awaiting = (Transaction.State.AwaitingConfirmation) state;
            return new StateColumns(
                    AWAITING,
                    awaiting.certificate().text(),
                    awaiting.certReqId().longValueExact(),
                    awaiting.expectedNonces(),
                    awaiting.until().map(Instant::toEpochMilli).orElse(null));
        }
    }
}
