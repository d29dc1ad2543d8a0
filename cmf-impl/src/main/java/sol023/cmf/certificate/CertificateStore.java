package sol023.cmf.certificate;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import sol023.cmf.access.Consumer;
import sol023.cmf.ca.CertificateId;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.ca.KeyIdentifier;
import sol023.cmf.ca.RevocationReason;
import sol023.cmf.ca.SerialNumber;

/** The certificates in the database. What only one of several may do is a conditional update. */
final class CertificateStore {

    void insert(Handle handle, CertificateRecord certificate) {
        handle.createUpdate(
                        """
                        insert into certificate (issuer, serial, type, subject_instance_id, vnfci_id, owner, names_key,
                            key_id, not_after, issued_at, der)
                        values (:issuer, :serial, :type, :subject, :vnfci, :owner, :names, :key, :notAfter, :issuedAt, :der)
                        """)
                .bind("issuer", certificate.id().issuer().hex())
                .bind("serial", certificate.id().serial().hex())
                .bind("type", certificate.type().name())
                .bind("subject", certificate.subject().subjectInstanceId())
                .bind("vnfci", certificate.subject().vnfciId())
                .bind("owner", certificate.owner().name())
                .bind("names", certificate.namesKey())
                .bind("key", certificate.key().hex())
                .bind("notAfter", certificate.notAfter().toEpochMilli())
                .bind("issuedAt", certificate.issuedAt().toEpochMilli())
                .bind("der", encoded(certificate.certificate()))
                .execute();
    }

    Optional<CertificateRecord> find(Handle handle, CertificateId id) {
        return handle.createQuery("select * from certificate where issuer = :issuer and serial = :serial")
                .bind("issuer", id.issuer().hex())
                .bind("serial", id.serial().hex())
                .map((row, context) -> read(row))
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

    private static CertificateRecord read(ResultSet row) throws SQLException {
        return new CertificateRecord(
                new CertificateId(
                        new KeyIdentifier(row.getString("issuer")), SerialNumber.parse(row.getString("serial"))),
                CertificateType.valueOf(row.getString("type")),
                new RegisteredSubject(
                        row.getString("subject_instance_id"),
                        row.getString("vnfci_id"),
                        new Consumer(row.getString("owner"))),
                row.getString("names_key"),
                new KeyIdentifier(row.getString("key_id")),
                parsed(row.getBytes("der")),
                Instant.ofEpochMilli(row.getLong("issued_at")),
                revocation(row));
    }

    private static Optional<Revocation> revocation(ResultSet row) throws SQLException {
        var at = row.getLong("revoked_at");
        if (row.wasNull()) {
            return Optional.empty();
        }
        var reason = RevocationReason.find(row.getInt("revocation_reason")).orElse(RevocationReason.UNSPECIFIED);
        return Optional.of(new Revocation(Instant.ofEpochMilli(at), reason));
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("A certificate that was parsed has an encoding", impossible);
        }
    }

    private static X509Certificate parsed(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException damaged) {
            throw new IllegalStateException("A stored certificate cannot be read", damaged);
        }
    }
}
