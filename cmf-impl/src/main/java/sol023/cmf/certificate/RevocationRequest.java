package sol023.cmf.certificate;

import javax.security.auth.x500.X500Principal;
import sol023.cmf.ca.CertificateDetails;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.ca.RevocationReason;
import sol023.cmf.ca.SerialNumber;

/**
 * Asks for a revocation (SOL023 clause 5.3.4).
 *
 * @param type the type that the path names
 * @param details what else the request says about the certificate; must not contradict it
 */
public record RevocationRequest(
        Requester requester,
        CertificateType type,
        X500Principal issuer,
        SerialNumber serial,
        RevocationReason reason,
        CertificateDetails details) {}
