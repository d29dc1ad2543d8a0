package sol023.conformance.doctor;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import sol023.conformance.target.Target;

/** Says which key to change when a server cannot be reached or is not trusted. */
final class ConnectionTrouble {

    private static final int HTTPS = 443;

    private final SSLContext context;
    private final Target.Timeouts timeouts;
    private final String credentialKey;

    /** @param credentialKey names our client certificate */
    ConnectionTrouble(SSLContext context, Target.Timeouts timeouts, String credentialKey) {
        this.context = context;
        this.timeouts = timeouts;
        this.credentialKey = credentialKey;
    }

    Finding explain(IOException e, URI uri, String addressKey, String trustKey) {
        if (has(e, CertPathBuilderException.class) || has(e, CertPathValidatorException.class)) {
            return Finding.problem(
                    trustKey,
                    "the certificate that " + uri.getAuthority() + " shows does not lead to the configured anchor");
        }
        if (has(e, CertificateException.class)) {
            return Finding.problem(
                    addressKey,
                    "the certificate that " + uri.getAuthority() + " shows is not for that name: " + words(e));
        }
        if (has(e, UnresolvedAddressException.class)) {
            return Finding.problem(addressKey, "the name " + uri.getHost() + " cannot be resolved");
        }
        if (e instanceof HttpTimeoutException) {
            return Finding.problem(addressKey, uri.getAuthority() + " did not answer in time");
        }
        if (e instanceof ConnectException) {
            return Finding.problem(addressKey, "nothing listens at " + uri.getAuthority());
        }
        if (uri.getScheme().equals("https") && handshakes(uri)) {
            return Finding.problem(
                    credentialKey,
                    uri.getAuthority() + " ended the connection when it saw the client certificate: " + words(e));
        }
        if (e instanceof SSLException) {
            return Finding.problem(addressKey, uri.getAuthority() + " does not speak TLS as it should: " + words(e));
        }
        return Finding.problem(addressKey, "no answer from " + uri.getAuthority() + ": " + words(e));
    }

    /** Whether the server's part of the TLS handshake is in order; what it says to our certificate may come later. */
    private boolean handshakes(URI uri) {
        int port = uri.getPort() < 0 ? HTTPS : uri.getPort();
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), port), (int)
                    timeouts.connect().toMillis());
            socket.setSoTimeout((int) timeouts.answer().toMillis());
            socket.startHandshake();
            return true;
        } catch (SSLException e) {
            return String.valueOf(e.getMessage()).contains("fatal alert");
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean has(Throwable thrown, Class<? extends Throwable> type) {
        int depth = 0;
        for (Throwable t = thrown; t != null && depth < 10; t = t.getCause(), depth++) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }

    private static String words(Throwable t) {
        return t.getMessage() == null ? t.getClass().getSimpleName() : firstLine(t.getMessage());
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
