package sol023.cmf.cmp;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.cmp.CMPCertificate;
import org.bouncycastle.asn1.x509.Certificate;

/** Certificates as CMP carries them. */
final class CmpCertificates {

    private CmpCertificates() {}

    static CMPCertificate of(X509Certificate certificate) {
        try {
            return new CMPCertificate(Certificate.getInstance(certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a decoded certificate can be encoded", e);
        }
    }
}
