package sol023.cmf.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.net.ssl.SSLContext;

/** The leanest HTTP/1.1 client that keeps its connection: on two cores the client must not be what is measured. */
final class KeepAliveClient implements AutoCloseable {

    private static final String LENGTH = "content-length:";

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String host;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(int status, byte[] body) {}

    private KeepAliveClient(Socket socket, String host) throws IOException {
        this.socket = socket;
        this.host = host;
        this.in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
        this.out = socket.getOutputStream();
    }

    static KeepAliveClient connect(URI to, SSLContext tls) throws IOException {
        Socket plain = new Socket(to.getHost(), to.getPort());
        plain.setTcpNoDelay(true);
        plain.setSoTimeout(60_000);
        boolean secure = "https".equals(to.getScheme());
        Socket socket = secure ? tls.getSocketFactory().createSocket(plain, to.getHost(), to.getPort(), true) : plain;
        return new KeepAliveClient(socket, to.getAuthority());
    }

    /** Sends one request, a POST if there is a body, and reads its answer to the end. */
    Answer exchange(String path, String contentType, byte[] body) throws IOException {
        String header = (body.length == 0 ? "GET " : "POST ") + path + " HTTP/1.1\r\nHost: " + host
                + "\r\nVersion: 1.0.0\r\nAccept: */*\r\n"
                + (body.length == 0
                        ? "\r\n"
                        : "Content-Type: " + contentType + "\r\nContent-Length: " + body.length + "\r\n\r\n");
        ByteArrayOutputStream request = new ByteArrayOutputStream(header.length() + body.length);
        request.writeBytes(header.getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        out.write(request.toByteArray());
        out.flush();
        return answer();
    }

    private Answer answer() throws IOException {
        int status = Integer.parseInt(line().substring(9, 12));
        int length = 0;
        boolean chunked = false;
        for (String field = line(); !field.isEmpty(); field = line()) {
            String lower = field.toLowerCase(Locale.ROOT);
            if (lower.startsWith(LENGTH)) {
                length = Integer.parseInt(field.substring(LENGTH.length()).trim());
            }
            chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
        }
        return new Answer(status, chunked ? chunks() : in.readNBytes(length));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.writeBytes(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (read != '\r') {
                line.append((char) read);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
