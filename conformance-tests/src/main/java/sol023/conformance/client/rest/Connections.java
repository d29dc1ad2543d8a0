package sol023.conformance.client.rest;

import java.io.Closeable;
import java.time.Duration;
import org.apache.http.client.HttpClient;
import org.apache.http.conn.scheme.PlainSocketFactory;
import org.apache.http.conn.scheme.Scheme;
import org.apache.http.conn.scheme.SchemeRegistry;
import org.apache.http.conn.ssl.SSLSocketFactory;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.impl.client.DefaultHttpRequestRetryHandler;
import org.apache.http.impl.conn.PoolingClientConnectionManager;

/**
 * The connections that a consumer keeps open in a run, so that not every request pays for a TLS handshake. One that was idle
 * for {@link #IDLE} is not used again: many servers close such connections, and a request that meets the closing has no answer.
 * Thread-safe.
 */
// REST-assured stands on these classes of its HTTP client, which are deprecated there without a successor
@SuppressWarnings("deprecation")
public final class Connections implements Closeable {

    private static final Duration IDLE = Duration.ofSeconds(2);
    private static final int MOST = 256;

    private final TlsIdentity identity;
    private final SSLSocketFactory sockets;
    private final PoolingClientConnectionManager pool;

    public Connections(TlsIdentity identity) {
        this.identity = identity;
        this.sockets = new SSLSocketFactory(identity.context());
        SchemeRegistry schemes = new SchemeRegistry();
        schemes.register(new Scheme("http", 80, PlainSocketFactory.getSocketFactory()));
        schemes.register(new Scheme("https", 443, sockets));
        this.pool = new PoolingClientConnectionManager(schemes);
        pool.setMaxTotal(MOST);
        pool.setDefaultMaxPerRoute(MOST);
    }

    /** What the consumer shows in TLS. */
    public TlsIdentity identity() {
        return identity;
    }

    SSLSocketFactory sockets() {
        return sockets;
    }

    /** A client of its own, as REST-assured configures what it uses, on the shared connections. It sends nothing twice. */
    HttpClient client() {
        DefaultHttpClient client = new DefaultHttpClient(pool);
        client.setHttpRequestRetryHandler(new DefaultHttpRequestRetryHandler(0, false));
        // otherwise a connection with a client certificate would serve only the HTTP context that opened it
        client.setUserTokenHandler(context -> null);
        client.setKeepAliveStrategy((answer, context) -> IDLE.toMillis());
        return client;
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
