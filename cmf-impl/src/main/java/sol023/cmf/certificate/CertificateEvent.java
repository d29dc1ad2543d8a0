package sol023.cmf.certificate;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import sol023.cmf.ca.CertificateType;

/**
 * A change of a certificate, or of a request for one (SOL023 clause 7.6.2.4).
 *
 * @param id of the certificate; of the request while there is none (interpretation I-25)
 * @param certificate if there is one
 * @param remarks for people: what was not granted, or why nothing was
 */
public record CertificateEvent(
        Kind kind,
        CertificateType type,
        RegisteredSubject subject,
        String id,
        Instant at,
        Optional<X509Certificate> certificate,
        List<String> remarks) {

    public CertificateEvent {
        remarks = List.copyOf(remarks);
    }

    /** What has happened. */
    public enum Kind {
        /** A certificate was issued. */
        ISSUED,
        /** A request waits for a decision. */
        WAITING,
        /** A request was refused. */
        REFUSED,
        /** A certificate was revoked. */
        REVOKED,
        /** It is time to renew a certificate. */
        RENEWAL_DUE,
        /** A certificate has come to its end. */
        EXPIRED
    }

    static CertificateEvent issued(CertificateRecord certificate, List<String> modifications) {
        return new CertificateEvent(
                Kind.ISSUED,
                certificate.type(),
                certificate.subject(),
                certificate.id().text(),
                certificate.issuedAt(),
                Optional.of(certificate.certificate()),
                modifications);
    }

    static CertificateEvent of(Kind kind, CertificateRecord certificate, Instant at) {
        return new CertificateEvent(
                kind,
                certificate.type(),
                certificate.subject(),
                certificate.id().text(),
                at,
                Optional.of(certificate.certificate()),
                List.of());
    }

    static CertificateEvent of(Kind kind, CertificateRequest request, Instant at, List<String> remarks) {
        return new CertificateEvent(
                kind, request.type(), request.subject(), request.id().text(), at, Optional.empty(), remarks);
    }
}
