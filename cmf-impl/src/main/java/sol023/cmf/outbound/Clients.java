package sol023.cmf.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.ClosedSelectorException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets up the HTTP library so that it does nothing by itself. */
final class Clients {

    private static final Logger LOG = LoggerFactory.getLogger(Clients.class);
    private static final char[] NO_PASSWORD = new char[0];
    private static final int THREADS = 2;
    private static final int LINE_OCTETS = 16 << 10;
    private static final int HEADERS = 100;
    private static final TimeValue IDLE = TimeValue.ofSeconds(30);
    private static final TimeValue LONGEST_LIFE = TimeValue.ofMinutes(10);

    private Clients() {}

    static CloseableHttpAsyncClient make(OutboundSettings settings) {
        var bounds = settings.bounds();
        var connect = Timeout.of(bounds.connect());
        var answer = Timeout.of(bounds.answer());
        var connections = PoolingAsyncClientConnectionManagerBuilder.create()
                .setTlsStrategy(new CheckingNames(context(settings)))
                .setDnsResolver(new NoNames())
                .setMaxConnPerRoute(bounds.connections())
                .setMaxConnTotal(bounds.total())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(answer)
                        .setTimeToLive(LONGEST_LIFE)
                        .build())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setHandshakeTimeout(connect)
                        .setSupportedProtocols(TLS.V_1_3, TLS.V_1_2)
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .build())
                .build();
        return HttpAsyncClientBuilder.create()
                .setConnectionManager(connections)
                .setHttp1Config(Http1Config.custom()
                        .setMaxLineLength(LINE_OCTETS)
                        .setMaxHeaderCount(HEADERS)
                        .build())
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setIoThreadCount(THREADS)
                        .setTcpNoDelay(true)
                        .build())
                .setIoReactorExceptionCallback(Clients::report)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(bounds.whole()))
                        .setResponseTimeout(answer)
                        .setAuthenticationEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setUserAgent("sol023-cmf")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableConnectionState()
                .evictIdleConnections(IDLE)
                .build();
    }

    /** The library (5.6) closes selectors that its threads are about to look at for the last time. */
    private static void report(Exception failure) {
        if (failure instanceof ClosedSelectorException) {
            LOG.debug("A thread of outgoing connections has ended after its selector");
        } else {
            LOG.error("Outgoing connections have failed", failure);
        }
    }

    private static SSLContext context(OutboundSettings settings) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(keys(settings), trust(settings.trust()), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(
                    "the TLS settings of outgoing requests cannot be used: " + e.getMessage(), e);
        }
    }

    private static KeyManager[] keys(OutboundSettings settings) throws GeneralSecurityException, IOException {
        if (settings.identity().isEmpty()) {
            return new KeyManager[0];
        }
        var identity = settings.identity().get();
        var store = emptyStore();
        store.setKeyEntry(
                "client", identity.key(), NO_PASSWORD, identity.chain().toArray(X509Certificate[]::new));
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static TrustManager @Nullable [] trust(List<X509Certificate> anchors)
            throws GeneralSecurityException, IOException {
        if (anchors.isEmpty()) {
            return null; // the platform's
        }
        var store = emptyStore();
        for (var anchor : anchors) {
            store.setCertificateEntry("anchor-" + store.size(), anchor);
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    /** The library's own strategy (5.6) asks TLS for the check of the name only after it has handed over the parameters. */
    private static final class CheckingNames extends DefaultClientTlsStrategy {

        CheckingNames(SSLContext context) {
            super(context, HostnameVerificationPolicy.BUILTIN, NoopHostnameVerifier.INSTANCE);
        }

        @Override
        protected void initializeEngine(SSLEngine engine) {
            var parameters = engine.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            engine.setSSLParameters(parameters);
        }
    }

    /** Addresses come with each request, after they were checked. */
    private static final class NoNames implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            throw new UnknownHostException("the address of " + host + " has to be checked first");
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
