package sol023.conformance.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The certificates that a server shows in TLS, looked at without trusting them.
 *
 * @param certificates the server's own first
 */
public record ServerChain(List<X509Certificate> certificates) {

    private static final int HTTPS = 443;

    public ServerChain {
        certificates = List.copyOf(certificates);
    }

    /**
     * Opens a connection, sends nothing over it and closes it.
     *
     * @throws IOException when no certificate came; the message is for people
     */
    public static ServerChain of(URI uri, Duration patience) throws IOException, GeneralSecurityException {
        List<X509Certificate> seen = new ArrayList<>();
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Witness(seen)}, null);
        int port = uri.getPort() < 0 ? HTTPS : uri.getPort();
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), port), (int) patience.toMillis());
            socket.setSoTimeout((int) patience.toMillis());
            named(socket, uri.getHost());
            socket.startHandshake();
        } catch (SSLException e) {
            if (seen.isEmpty()) {
                throw new IOException(uri.getAuthority() + " does not speak TLS: " + e.getMessage(), e);
            }
        }
        return new ServerChain(seen);
    }

    private static void named(SSLSocket socket, String host) {
        if (host.matches(".*[A-Za-z].*") && !host.contains(":")) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(host)));
            socket.setSSLParameters(parameters);
        }
    }

    /** The highest certificate that was shown: the one to trust for whoever takes this server's word. */
    public X509Certificate top() {
        return certificates.get(certificates.size() - 1);
    }

    /** The SHA-256 of a certificate as administrators compare it: pairs of capital hexadecimal digits with colons. */
    public static String fingerprint(X509Certificate certificate) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash).toUpperCase(Locale.ROOT);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was parsed has an encoding", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Notes what is shown and believes it, as nothing is sent to such a server. */
    private static final class Witness extends X509ExtendedTrustManager {

        private final List<X509Certificate> seen;

        Witness(List<X509Certificate> seen) {
            this.seen = seen;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {
            seen.addAll(List.of(chain));
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
            seen.addAll(List.of(chain));
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
            seen.addAll(List.of(chain));
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
