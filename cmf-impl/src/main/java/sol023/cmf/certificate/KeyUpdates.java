package sol023.cmf.certificate;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import sol023.cmf.ca.CertificateSigningRequest;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.ca.SerialNumber;
import sol023.cmf.certificate.Refusal.Reason;

/**
 * Decides who may have a successor for a certificate (RFC 9483 §4.1.3): the holder, and the consumer that registered its subject. From there on the request is one like
 * any other. The old certificate stays what it is.
 */
public final class KeyUpdates {

    private final Certificates certificates;
    private final Clock clock;

    public KeyUpdates(Certificates certificates, Clock clock) {
        this.certificates = certificates;
        this.clock = clock;
    }

    /** A certificate as a request names it. */
    public record NamedCertificate(X500Principal issuer, SerialNumber serial) {}

    /**
     * The request in the name of the consumer that registered the subject.
     *
     * @param type the type that the path names
     * @param named the certificate to be updated; a holder may leave it out
     * @throws RefusedException if there is no such certificate of that type, it has ended, the requester may not, or the names are others
     */
    public IssueRequest request(
            Requester requester,
            CertificateType type,
            Optional<NamedCertificate> named,
            CertificateSigningRequest request) {
        var old = old(requester, named)
                .filter(found -> found.type() == type)
                .orElseThrow(() -> new RefusedException(
                        Reason.CERTIFICATE_UNKNOWN,
                        "The certificate to be updated is none of this type that has been issued here."));
        requirePermitted(requester, old);
        requireNotEnded(old, clock.instant());
        requireSameNames(old, request);
        return new IssueRequest(old.owner(), type, request, Optional.of(old.id()));
    }

    /** What has ended has no successor. */
    static void requireNotEnded(CertificateRecord old, Instant now) {
        switch (old.stateAt(now)) {
            case REVOKED ->
                throw new RefusedException(Reason.CERTIFICATE_REVOKED, "The certificate to be updated is revoked.");
            case EXPIRED ->
                throw new RefusedException(Reason.CERTIFICATE_EXPIRED, "The certificate to be updated has expired.");
            case ACCEPTED -> {
                // still in force
            }
        }
    }

    private Optional<CertificateRecord> old(Requester requester, Optional<NamedCertificate> named) {
        if (named.isPresent()) {
            return certificates.find(named.get().issuer(), named.get().serial());
        }
        if (requester instanceof Requester.ByHolder holder) {
            return certificates.find(holder.certificate());
        }
        throw new RefusedException(
                Reason.CERTIFICATE_UNKNOWN, "Who updates another's certificate names it in the control oldCertId.");
    }

    private static void requirePermitted(Requester requester, CertificateRecord old) {
        if (requester instanceof Requester.ByHolder holder) {
            if (!holder.certificate().equals(old.certificate())) {
                throw new RefusedException(
                        Reason.CERTIFICATE_UNKNOWN, "oldCertId is not the certificate that protects the request.");
            }
        } else if (!((Requester.ByConsumer) requester).consumer().equals(old.owner())) {
            throw new RefusedException(
                    Reason.NOT_PERMITTED,
                    "A certificate is updated by its holder, or by the one who registered its subject.");
        }
    }

    private static void requireSameNames(CertificateRecord old, CertificateSigningRequest request) {
        if (!request.names().key().equals(old.namesKey())) {
            throw new RefusedException(
                    Reason.NAMES_NOT_USABLE,
                    "Subject and subject alternative names have to be those of the certificate to be updated.");
        }
    }
}
