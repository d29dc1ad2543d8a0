package sol023.cmf.certificate;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import sol023.cmf.access.Consumer;
import sol023.cmf.ca.CertificateId;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.ca.KeyIdentifier;

/**
 * A certificate that this CMF has issued.
 *
 * @param namesKey the key of its names, see {@link sol023.cmf.ca.CertificateNames#key()}
 * @param key tells its public key from others, see {@link sol023.cmf.ca.CertificateSigningRequest#key()}
 */
public record CertificateRecord(
        CertificateId id,
        CertificateType type,
        RegisteredSubject subject,
        String namesKey,
        KeyIdentifier key,
        X509Certificate certificate,
        Instant issuedAt,
        Optional<Revocation> revocation) {

    /** Who may revoke it and who is told about it. */
    public Consumer owner() {
        return subject.owner();
    }

    /** The name of the issuer (RFC 4514). */
    String issuerName() {
        return certificate.getIssuerX500Principal().getName();
    }

    /** The name of the subject (RFC 4514); empty if the certificate has alternative names only. */
    String subjectName() {
        return certificate.getSubjectX500Principal().getName();
    }

    /** The first moment at which it is valid. */
    Instant notBefore() {
        return certificate.getNotBefore().toInstant();
    }

    /** The last moment at which it is valid. */
    public Instant notAfter() {
        return certificate.getNotAfter().toInstant();
    }

    /** The state at that moment. A certificate is expired from the first moment after its notAfter (RFC 5280 §4.1.2.5). */
    public CertificateState stateAt(Instant now) {
        if (revocation.isPresent()) {
            return CertificateState.REVOKED;
        }
        return now.isAfter(notAfter()) ? CertificateState.EXPIRED : CertificateState.ACCEPTED;
    }

    CertificateRecord revoked(Revocation by) {
        return new CertificateRecord(id, type, subject, namesKey, key, certificate, issuedAt, Optional.of(by));
    }
}
