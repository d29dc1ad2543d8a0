package sol023.cmf.access.oauth;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Asks the authorization server. An answer is bounded in size and, to its last octet, in time; only a few callers wait at the same time,
 * so that a server that does not answer cannot take all threads. Redirections are not followed.
 */
final class HttpCalls {

    private static final int OK = 200;

    private final HttpClient client;
    private final TokenSettings.Bounds bounds;
    private final Semaphore calls;

    /** @param trust empty: the Java platform's */
    HttpCalls(List<X509Certificate> trust, TokenSettings.Bounds bounds) {
        var builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(bounds.timeout());
        this.client = (trust.isEmpty() ? builder : builder.sslContext(trusting(trust))).build();
        this.bounds = bounds;
        this.calls = new Semaphore(bounds.calls());
    }

    private static SSLContext trusting(List<X509Certificate> anchors) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (var anchor : anchors) {
                store.setCertificateEntry("anchor-" + store.size(), anchor);
            }
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("the trust anchors cannot be used: " + e.getMessage(), e);
        }
    }

    static HttpRequest.Builder to(URI url) {
        return HttpRequest.newBuilder(url).header("Accept", "application/json");
    }

    /** The body of the answer, which has to be 200. */
    byte[] send(HttpRequest.Builder request) throws IOException {
        if (!calls.tryAcquire()) {
            throw new IOException("too many requests wait for the authorization server");
        }
        try {
            return await(request.build());
        } finally {
            calls.release();
        }
    }

    private byte[] await(HttpRequest request) throws IOException {
        var answer = client.sendAsync(request, response -> {
            if (response.statusCode() != OK) {
                return HttpResponse.BodySubscribers.replacing(new byte[0]);
            }
            return new LimitedBody(bounds.answerOctets());
        });
        try {
            var received = answer.get(bounds.timeout().toMillis(), TimeUnit.MILLISECONDS);
            if (received.statusCode() != OK) {
                throw new IOException(request.uri() + " answered " + received.statusCode());
            }
            return received.body();
        } catch (TimeoutException e) {
            throw new IOException(request.uri() + " did not answer in time", e);
        } catch (ExecutionException e) {
            throw new IOException(request.uri() + " cannot be asked: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            answer.cancel(true);
        }
    }
}
