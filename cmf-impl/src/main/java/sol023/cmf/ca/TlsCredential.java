package sol023.cmf.ca;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A key and its certificate for TLS, of a server or a client.
 *
 * @param chain the certificate first, then up to, and without, the root
 */
public record TlsCredential(PrivateKey key, List<X509Certificate> chain) {

    public TlsCredential {
        chain = List.copyOf(chain);
    }

    /** The certificate of the key. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    @Override
    public String toString() {
        return "TlsCredential[" + certificate().getSubjectX500Principal() + "]";
    }
}
