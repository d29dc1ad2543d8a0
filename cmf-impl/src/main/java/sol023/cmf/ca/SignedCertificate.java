package sol023.cmf.ca;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A certificate that the CA has just made.
 *
 * @param modifications what was asked for and is not in the certificate, one sentence each; empty if everything asked for is in it
 */
public record SignedCertificate(CertificateId id, X509Certificate certificate, List<String> modifications) {

    public SignedCertificate {
        modifications = List.copyOf(modifications);
    }
}
