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
import sol023.cmf.store.DataMigration;

/** The rows of the table of certificates; copies what was issued before migration V7, with what only its DER says. */
public final class CertificateRowsStore implements DataMigration {

    /** How many certificates are read at a time. */
    private static final int CHUNK = 500;

    @Override
    public String version() {
        return "7.1";
    }

    @Override
    public String description() {
        return "certificate rows";
    }

    @Override
    public void run(Handle handle) {
        var issuer = "";
        var serial = "";
        while (true) {
            var chunk = handle.createQuery("select * from certificate_before_v7"
                            + " where (issuer, serial) > (:issuer, :serial) order by issuer, serial limit :chunk")
                    .bind("issuer", issuer)
                    .bind("serial", serial)
                    .bind("chunk", CHUNK)
                    .map((row, context) -> read(row))
                    .list();
            if (chunk.isEmpty()) {
                return;
            }
            chunk.forEach(certificate -> insert(handle, certificate));
            var last = chunk.get(chunk.size() - 1).id();
            issuer = last.issuer().hex();
            serial = last.serial().hex();
        }
    }

    static void insert(Handle handle, CertificateRecord certificate) {
        handle.createUpdate(
                        """
                        insert into certificate (issuer, serial, certificate_id, type, subject_instance_id, vnfci_id, owner,
                            names_key, issuer_name, subject_name, key_id, not_before, not_after, issued_at, revoked_at,
                            revocation_reason, der)
                        values (:issuer, :serial, :id, :type, :subject, :vnfci, :owner, :names, :issuerName, :subjectName,
                            :key, :notBefore, :notAfter, :issuedAt, :revokedAt, :reason, :der)
                        """)
                .bind("issuer", certificate.id().issuer().hex())
                .bind("serial", certificate.id().serial().hex())
                .bind("id", certificate.id().text())
                .bind("type", certificate.type().name())
                .bind("subject", certificate.subject().subjectInstanceId())
                .bind("vnfci", certificate.subject().vnfciId())
                .bind("owner", certificate.owner().name())
                .bind("names", certificate.namesKey())
                .bind("issuerName", certificate.issuerName())
                .bind("subjectName", certificate.subjectName())
                .bind("key", certificate.key().hex())
                .bind("notBefore", certificate.notBefore().toEpochMilli())
                .bind("notAfter", certificate.notAfter().toEpochMilli())
                .bind("issuedAt", certificate.issuedAt().toEpochMilli())
                .bind(
                        "revokedAt",
                        certificate
                                .revocation()
                                .map(by -> by.at().toEpochMilli())
                                .orElse(null))
                .bind(
                        "reason",
                        certificate.revocation().map(by -> by.reason().code()).orElse(null))
                .bind("der", encoded(certificate.certificate()))
                .execute();
    }

    static CertificateRecord read(ResultSet row) throws SQLException {
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
