package sol023.cmf.certificate;

import java.util.Optional;
import sol023.cmf.access.Consumer;
import sol023.cmf.ca.CertificateId;
import sol023.cmf.ca.CertificateSigningRequest;
import sol023.cmf.ca.CertificateType;

/**
 * Asks for a certificate (SOL023 clause 5.3.3).
 *
 * @param updated the certificate whose successor it is to be (RFC 9483 §4.1.3); if that ends before the new one is recorded, nobody may have it
 */
public record IssueRequest(
        Consumer consumer,
        CertificateType type,
        CertificateSigningRequest signingRequest,
        Optional<CertificateId> updated) {

    /** One that updates nothing. */
    public IssueRequest(Consumer consumer, CertificateType type, CertificateSigningRequest signingRequest) {
        this(consumer, type, signingRequest, Optional.empty());
    }
}
