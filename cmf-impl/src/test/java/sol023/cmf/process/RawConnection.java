package sol023.cmf.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A TCP or TLS connection on which a client can misbehave. */
final class RawConnection implements AutoCloseable {

    private static final int CONNECT_MILLIS = 10_000;

    private final Socket socket;

    private RawConnection(Socket socket) {
        this.socket = socket;
    }

    static RawConnection plain(URI to) throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(to.getHost(), to.getPort()), CONNECT_MILLIS);
        return new RawConnection(socket);
    }

    static RawConnection tls(Lab lab) throws IOException {
        SSLSocketFactory factory = RestClient.tls(lab, lab.vnfm()).getSocketFactory();
        URI to = lab.https();
        SSLSocket socket = (SSLSocket) factory.createSocket(plain(to).socket, to.getHost(), to.getPort(), true);
        socket.startHandshake();
        return new RawConnection(socket);
    }

    RawConnection send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawConnection send(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
        return this;
    }

    /** The first line of the answer; empty if the server has closed the connection instead. */
    Optional<String> statusLine(Duration within) throws IOException {
        socket.setSoTimeout(Math.toIntExact(within.toMillis()));
        InputStream in = socket.getInputStream();
        StringBuilder line = new StringBuilder();
        try {
            for (int read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
                line.append((char) read);
            }
        } catch (SocketException reset) {
            return Optional.empty();
        }
        return line.isEmpty() ? Optional.empty() : Optional.of(line.toString().trim());
    }

    /** Whether the server has closed the connection, waiting for it at most this long; what it sends before is skipped. */
    boolean isClosed(Duration within) throws IOException {
        socket.setSoTimeout(Math.toIntExact(Math.max(1, within.toMillis())));
        try {
            InputStream in = socket.getInputStream();
            while (in.read() >= 0) {
                // an answer before the end
            }
            return true;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
