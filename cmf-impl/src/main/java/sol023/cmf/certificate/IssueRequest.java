package sol023.cmf.certificate;

import sol023.cmf.access.Consumer;
import sol023.cmf.ca.CertificateSigningRequest;
import sol023.cmf.ca.CertificateType;

/** Asks for a certificate (SOL023 clause 5.3.3). */
public record IssueRequest(Consumer consumer, CertificateType type, CertificateSigningRequest signingRequest) {}
