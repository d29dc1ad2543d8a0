package sol023.cmf.certificate;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.jdbi.v3.core.Handle;
import sol023.cmf.ca.CertificateAuthority;
import sol023.cmf.ca.CertificateId;
import sol023.cmf.ca.CertificateProfile;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.ca.SerialNumber;
import sol023.cmf.store.Database;

/** Decides what happens to certificates, for every protocol. Each change is durable when its method returns. Safe for use by many threads. */
@SuppressWarnings("DoNotCallSuggester")
public final class Certificates {

    /** @param profiles one for each type */
    public Certificates(
            Database database,
            CertificateAuthority authority,
            Map<CertificateType, CertificateProfile> profiles,
            SubjectRegister subjects,
            Clock clock) {
        throw new UnsupportedOperationException("" + database + authority + profiles + subjects + clock);
    }

    /**
     * Issues a certificate for a registered subject, and records it together with what the protocol adds.
     *
     * @throws RefusedException if the request is not one to grant
     */
    public IssuedCertificate issue(IssueRequest request, AlongWith<IssuedCertificate> protocolState) {
        throw new UnsupportedOperationException();
    }

    /**
     * Revokes a certificate for good.
     *
     * @throws RefusedException if there is no such certificate of that type, the requester may not, the certificate has ended, or the reason is not offered
     */
    public RevokedCertificate revoke(RevocationRequest request, AlongWith<RevokedCertificate> protocolState) {
        throw new UnsupportedOperationException();
    }

    /**
     * Notes that the requester has the certificate (certConf of RFC 9483 §4.1.1). Confirming again changes nothing.
     *
     * @throws RefusedException if the certificate is unknown or revoked
     */
    public void confirm(CertificateId id, AlongWith<CertificateRecord> protocolState) {
        throw new UnsupportedOperationException();
    }

    /**
     * Notes that the requester does not want the certificate, which is then revoked (cessationOfOperation).
     *
     * @throws RefusedException if the certificate is unknown or revoked
     */
    public RevokedCertificate reject(CertificateId id, AlongWith<RevokedCertificate> protocolState) {
        throw new UnsupportedOperationException();
    }

    /** The certificate with that id. */
    public Optional<CertificateRecord> find(CertificateId id) {
        throw new UnsupportedOperationException();
    }

    /** The certificate that this issuer gave this serial number. */
    public Optional<CertificateRecord> find(X500Principal issuer, SerialNumber serial) {
        throw new UnsupportedOperationException();
    }

    /** The record of this very certificate; empty if this CMF did not issue it for a subject. */
    public Optional<CertificateRecord> find(X509Certificate certificate) {
        throw new UnsupportedOperationException();
    }

    /** Whether this CMF has issued the certificate and revoked it. */
    public boolean isRevoked(X509Certificate certificate) {
        throw new UnsupportedOperationException();
    }

    /** How many certificates of the subject are neither revoked, superseded nor expired. */
    public long countValid(Handle handle, String subjectInstanceId) {
        throw new UnsupportedOperationException();
    }
}
