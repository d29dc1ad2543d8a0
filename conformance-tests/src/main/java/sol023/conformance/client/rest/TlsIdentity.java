package sol023.conformance.client.rest;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.http.ssl.SSLContextBuilder;
import org.apache.http.ssl.SSLContexts;
import sol023.conformance.client.pki.Credential;

/** The TLS side of a consumer: what it shows, and whom it trusts. Shared by all its connections of a run. */
public final class TlsIdentity {

    private static final String ALIAS = "consumer";

    private final SSLContext context;

    private TlsIdentity(SSLContext context) {
        this.context = context;
    }

    /**
     * The identity of a consumer.
     *
     * @param credential the client certificate; empty for a caller without one
     * @param anchors of the server's certificate; none: those of the Java installation
     */
    public static TlsIdentity of(Optional<Credential> credential, Collection<X509Certificate> anchors) {
        try {
            SSLContextBuilder builder = SSLContexts.custom();
            if (!anchors.isEmpty()) {
                KeyStore trust = empty();
                int n = 0;
                for (X509Certificate anchor : anchors) {
                    trust.setCertificateEntry("anchor-" + n++, anchor);
                }
                builder.loadTrustMaterial(trust, null);
            }
            if (credential.isPresent()) {
                KeyStore keys = empty();
                keys.setKeyEntry(
                        ALIAS,
                        credential.get().key(),
                        new char[0],
                        credential.get().chain().toArray(new Certificate[0]));
                builder.loadKeyMaterial(keys, new char[0]);
            }
            return new TlsIdentity(builder.build());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("cannot set up TLS with the configured credential", e);
        }
    }

    SSLContext context() {
        return context;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
