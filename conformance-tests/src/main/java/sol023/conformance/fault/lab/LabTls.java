package sol023.conformance.fault.lab;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import sol023.conformance.fault.proxy.Credentials;

/**
 * TLS as the lab CMF does it: the same server certificate, and the same consumers towards the CMF. A client certificate that the lab did
 * not give out is passed on as a certificate which the CMF does not know either.
 */
public final class LabTls implements Credentials {

    /** The name of anybody with a certificate that is no consumer's. */
    public static final String STRANGER = "stranger";

    private final SSLContext server;
    private final Map<X509Certificate, String> names = new HashMap<>();
    private final Map<String, SSLContext> clients = new HashMap<>();

    /** @param stranger a key with a certificate that the CMF does not know */
    public LabTls(Identity server, List<LabConsumer> consumers, Identity stranger) throws IOException {
        List<X509Certificate> issuers = server.chain().subList(1, server.chain().size());
        this.server = context(Optional.of(server), new AnyPeer(issuers));
        AnyPeer origin = new AnyPeer(List.of());
        clients.put("", context(Optional.empty(), origin));
        clients.put(STRANGER, context(Optional.of(stranger), origin));
        for (LabConsumer consumer : consumers) {
            names.put(consumer.identity().certificate(), consumer.name());
            clients.put(consumer.name(), context(Optional.of(consumer.identity()), origin));
        }
    }

    @Override
    public SSLContext server() {
        return server;
    }

    @Override
    public String consumer(Optional<X509Certificate> certificate) {
        return certificate.map(known -> names.getOrDefault(known, STRANGER)).orElse("");
    }

    @Override
    public SSLContext client(String consumer) {
        SSLContext context = clients.get(consumer);
        if (context == null) {
            throw new IllegalArgumentException("no consumer " + consumer);
        }
        return context;
    }

    static SSLContext context(Optional<Identity> identity, AnyPeer trust) throws IOException {
        try {
            KeyManager[] keys = identity.stream().map(OwnKey::new).toArray(KeyManager[]::new);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS cannot be set up", e);
        }
    }
}
