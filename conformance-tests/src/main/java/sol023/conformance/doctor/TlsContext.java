package sol023.conformance.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import sol023.conformance.client.pki.PemFiles;
import sol023.conformance.target.Target;

/** TLS with the configured trust and the configured client certificate. */
final class TlsContext {

    private TlsContext() {}

    static SSLContext of(Optional<Path> trust, Target.KeyFiles client) throws IOException, GeneralSecurityException {
        return of(trust, Optional.of(client));
    }

    static SSLContext of(Optional<Path> trust, Optional<Target.KeyFiles> client)
            throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(
                client.isPresent() ? keys(client.get()).getKeyManagers() : null,
                anchors(trust).getTrustManagers(),
                null);
        return context;
    }

    private static KeyManagerFactory keys(Target.KeyFiles client) throws IOException, GeneralSecurityException {
        List<X509Certificate> chain = PemFiles.certificates(client.certificate());
        KeyStore store = empty();
        store.setKeyEntry(
                "client", PemFiles.privateKey(client.key()), new char[0], chain.toArray(new X509Certificate[0]));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        return keys;
    }

    private static TrustManagerFactory anchors(Optional<Path> trust) throws IOException, GeneralSecurityException {
        @Nullable KeyStore store = null;
        if (trust.isPresent()) {
            store = empty();
            List<X509Certificate> anchors = PemFiles.certificates(trust.get());
            for (int i = 0; i < anchors.size(); i++) {
                store.setCertificateEntry("anchor" + i, anchors.get(i));
            }
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
