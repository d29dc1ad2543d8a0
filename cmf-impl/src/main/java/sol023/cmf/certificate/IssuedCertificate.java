package sol023.cmf.certificate;

import java.security.cert.X509Certificate;
import java.util.List;
import sol023.cmf.ca.CertificateId;

/**
 * A certificate that has just been issued and recorded.
 *
 * @param chain the issuing CA first, up to, and without, the root
 * @param modifications what was asked for and not granted, one sentence each
 */
public record IssuedCertificate(
        CertificateId id,
        X509Certificate certificate,
        List<X509Certificate> chain,
        X509Certificate root,
        RegisteredSubject subject,
        List<String> modifications) {

    public IssuedCertificate {
        chain = List.copyOf(chain);
        modifications = List.copyOf(modifications);
    }

    /** Whether something asked for was not granted: the outcome is grantedWithMods instead of accepted. */
    public boolean isModified() {
        return !modifications.isEmpty();
    }
}
