package sol023.conformance.fault.cmp;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.Certificate;

/** Chains as extraCerts carry them (RFC 9483 §3.3). */
final class Chains {

    private Chains() {}

    /** The certificates that are not self-signed, in their order. */
    static List<Certificate> withoutRoot(List<X509Certificate> chain) throws IOException {
        List<Certificate> kept = new ArrayList<>();
        for (X509Certificate certificate : chain) {
            if (!certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
                kept.add(of(certificate));
            }
        }
        return kept;
    }

    static Certificate of(X509Certificate certificate) throws IOException {
        try {
            return Certificate.getInstance(certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IOException("a certificate cannot be encoded", e);
        }
    }
}
