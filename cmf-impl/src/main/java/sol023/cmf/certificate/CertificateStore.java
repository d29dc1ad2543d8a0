package sol023.cmf.certificate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import sol023.cmf.access.Consumer;
import sol023.cmf.ca.CertificateId;
import sol023.cmf.ca.KeyIdentifier;
import sol023.cmf.sol013.query.Filter;
import sol023.cmf.sol013.query.PageSql;

/** The certificates in the database. What only one of several may do is a conditional update. */
final class CertificateStore {

    void insert(Handle handle, CertificateRecord certificate) {
        CertificateRowsStore.insert(handle, certificate);
    }

    /** Those of one consumer, or of all if there is no {@code owner}, that pass the filter, in the order of their ids. */
    List<CertificateRecord> list(
            Handle handle,
            Optional<Consumer> owner,
            CertificateTables tables,
            Filter filter,
            Optional<String> after,
            int limit) {
        var keys = PageSql.keys(tables, filter, owner.map(Consumer::name), after, limit);
        var query = handle.createQuery("select c.* from (" + keys.text()
                + ") as page join certificate c on c.certificate_id = page.page_key"
                + " order by c.certificate_id");
        for (int i = 0; i < keys.values().size(); i++) {
            query.bind(i, keys.values().get(i));
        }
        return query.map((row, context) -> CertificateRowsStore.read(row)).list();
    }

    Optional<CertificateRecord> find(Handle handle, CertificateId id) {
        return handle.createQuery("select * from certificate where issuer = :issuer and serial = :serial")
                .bind("issuer", id.issuer().hex())
                .bind("serial", id.serial().hex())
                .map((row, context) -> CertificateRowsStore.read(row))
                .findOne();
    }

    boolean isRevoked(Handle handle, CertificateId id) {
        return handle.createQuery(
                        "select 1 from certificate where issuer = :issuer and serial = :serial and revoked_at is not null")
                .bind("issuer", id.issuer().hex())
                .bind("serial", id.serial().hex())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Whether a certificate with this key was revoked because others know the key. */
    boolean isCompromised(Handle handle, KeyIdentifier key) {
        return handle.createQuery("select 1 from certificate where key_id = :key and revocation_reason = 1 limit 1")
                .bind("key", key.hex())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Revokes the certificate unless somebody was faster; tells whether it did. The next CRL has to show it. */
    boolean revoke(Handle handle, CertificateId id, Revocation revocation) {
        var changed = handle.createUpdate(
                        """
                        update certificate set revoked_at = :at, revocation_reason = :reason
                        where issuer = :issuer and serial = :serial and revoked_at is null
                        """)
                .bind("at", revocation.at().toEpochMilli())
                .bind("reason", revocation.reason().code())
                .bind("issuer", id.issuer().hex())
                .bind("serial", id.serial().hex())
                .execute();
        if (changed == 1) {
            handle.execute(
                    "insert into revocation_unpublished (issuer, serial) values (?, ?)",
                    id.issuer().hex(),
                    id.serial().hex());
        }
        return changed == 1;
    }

    /** Those of a VNFCI that are neither revoked nor expired. */
    List<CertificateRecord> valid(Handle handle, Consumer owner, String vnfciId, Instant now) {
        return handle.createQuery(
                        """
                        select * from certificate
                        where owner = :owner and vnfci_id = :vnfci and not_after >= :now and revoked_at is null
                        order by certificate_id
                        """)
                .bind("owner", owner.name())
                .bind("vnfci", vnfciId)
                .bind("now", now.toEpochMilli())
                .map((row, context) -> CertificateRowsStore.read(row))
                .list();
    }

    long countValid(Handle handle, String subjectInstanceId, Instant now) {
        return handle.createQuery(
                        """
                        select count(*) from certificate
                        where subject_instance_id = :subject and not_after >= :now and revoked_at is null
                        """)
                .bind("subject", subjectInstanceId)
                .bind("now", now.toEpochMilli())
                .mapTo(Long.class)
                .one();
    }
}
