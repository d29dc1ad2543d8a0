package sol023.cmf.certificate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import sol023.cmf.ca.CertificateId;
import sol023.cmf.ca.CrlEntries;
import sol023.cmf.ca.KeyIdentifier;
import sol023.cmf.ca.RevocationReason;
import sol023.cmf.ca.SerialNumber;

/** Revoked certificates in the database. */
final class RevocationStore {

    private static final int FETCH_SIZE = 1000;

    boolean hasUnpublished(Handle handle, KeyIdentifier issuer) {
        return handle.createQuery("select 1 from revocation_unpublished where issuer = :issuer limit 1")
                .bind("issuer", issuer.hex())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    List<String> unpublished(Handle handle, KeyIdentifier issuer) {
        return handle.createQuery("select serial from revocation_unpublished where issuer = :issuer")
                .bind("issuer", issuer.hex())
                .mapTo(String.class)
                .list();
    }

    void markPublished(Handle handle, KeyIdentifier issuer, List<String> serials) {
        if (serials.isEmpty()) {
            return;
        }
        var batch =
                handle.prepareBatch("delete from revocation_unpublished where issuer = :issuer and serial = :serial");
        for (var serial : serials) {
            batch.bind("issuer", issuer.hex()).bind("serial", serial).add();
        }
        batch.execute();
    }

    Standing standing(Handle handle, CertificateId id) {
        return handle.createQuery("select revoked_at, revocation_reason from certificate"
                        + " where issuer = :issuer and serial = :serial")
                .bind("issuer", id.issuer().hex())
                .bind("serial", id.serial().hex())
                .map((row, context) -> standing(row))
                .findOne()
                .orElse(new Standing.Unknown());
    }

    private static Standing standing(ResultSet row) throws SQLException {
        var at = row.getLong(1);
        return row.wasNull()
                ? new Standing.Good()
                : new Standing.Revoked(
                        Instant.ofEpochMilli(at),
                        RevocationReason.find(row.getInt(2)).orElse(RevocationReason.UNSPECIFIED));
    }

    CrlEntries entries(Handle handle, KeyIdentifier issuer, Instant endedBefore) {
        var entries = new CrlEntries();
        handle
                .createQuery(
                        """
                        select serial, revoked_at, revocation_reason from certificate
                        where issuer = :issuer and not_after >= :ended and revoked_at is not null
                        """)
                .bind("issuer", issuer.hex())
                .bind("ended", endedBefore.toEpochMilli())
                .setFetchSize(FETCH_SIZE)
                .map((row, context) -> add(entries, row))
                .stream()
                .forEach(added -> {});
        return entries;
    }

    private static CrlEntries add(CrlEntries entries, ResultSet row) throws SQLException {
        entries.add(
                SerialNumber.parse(row.getString(1)),
                Instant.ofEpochMilli(row.getLong(2)),
                RevocationReason.find(row.getInt(3)).orElse(RevocationReason.UNSPECIFIED));
        return entries;
    }
}
