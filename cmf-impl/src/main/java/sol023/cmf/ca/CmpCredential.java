package sol023.cmf.ca;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The key that protects the CMF's CMP messages (RFC 9483 §3.2).
 *
 * @param certificate its certificate, with extended key usage cmcRA
 * @param chain this certificate first, then up to, and without, the root: ready for extraCerts
 */
public record CmpCredential(PrivateKey key, X509Certificate certificate, List<X509Certificate> chain) {

    public CmpCredential {
        chain = List.copyOf(chain);
    }

    @Override
    public String toString() {
        return "CmpCredential[" + certificate.getSubjectX500Principal() + "]";
    }
}
