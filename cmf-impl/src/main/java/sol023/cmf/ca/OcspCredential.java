package sol023.cmf.ca;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/**
 * The key that signs OCSP answers on behalf of the issuing CA (RFC 6960 section 4.2.2.2).
 *
 * @param certificate its certificate, with extended key usage OCSPSigning and id-pkix-ocsp-nocheck
 */
public record OcspCredential(PrivateKey key, X509Certificate certificate) {

    @Override
    public String toString() {
        return "OcspCredential[" + certificate.getSerialNumber().toString(16) + "]";
    }
}
