package sol023.cmf.certificate;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import sol023.cmf.ca.CertificateId;
import sol023.cmf.ca.KeyIdentifier;
import sol023.cmf.ca.SerialNumber;
import sol023.cmf.store.RowLocks;

/** When certificates are next to be announced, in the database. */
final class CertificateDueStore {

    /** What is due. */
    enum What {
        RENEWAL,
        END
    }

    record Due(CertificateId id, What what) {}

    void insert(Handle handle, CertificateId id, Instant at, What what) {
        handle.execute(
                "insert into certificate_due (issuer, serial, due_at, what) values (?, ?, ?, ?)",
                id.issuer().hex(),
                id.serial().hex(),
                at.toEpochMilli(),
                what.name());
    }

    void delete(Handle handle, CertificateId id) {
        handle.execute(
                "delete from certificate_due where issuer = ? and serial = ?",
                id.issuer().hex(),
                id.serial().hex());
    }

    boolean isAnything(Handle handle, Instant now) {
        return handle.createQuery("select 1 from certificate_due where due_at <= :now limit 1")
                .bind("now", now.toEpochMilli())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Those that are due and that nobody else has taken. */
    List<Due> take(Handle handle, Instant now, int limit, RowLocks locks) {
        return handle.createQuery("select issuer, serial, what from certificate_due where due_at <= :now"
                        + " order by due_at limit :limit" + locks.skipping())
                .bind("now", now.toEpochMilli())
                .bind("limit", limit)
                .map((row, context) -> new Due(
                        new CertificateId(new KeyIdentifier(row.getString(1)), SerialNumber.parse(row.getString(2))),
                        What.valueOf(row.getString(3))))
                .list();
    }

    void setEnd(Handle handle, CertificateId id, Instant end) {
        handle.execute(
                "update certificate_due set due_at = ?, what = 'END' where issuer = ? and serial = ?",
                end.toEpochMilli(),
                id.issuer().hex(),
                id.serial().hex());
    }
}
