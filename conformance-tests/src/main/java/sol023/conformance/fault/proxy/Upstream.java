package sol023.conformance.fault.proxy;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** One connection to the origin under one credential, opened when first needed. Not for several threads. */
final class Upstream implements Closeable {

    private final InetSocketAddress address;
    private final SSLContext tls;
    private final int timeoutMillis;
    private Optional<Connection> open = Optional.empty();

    /** @param timeoutMillis how long to wait for a connection and for each piece of an answer */
    Upstream(InetSocketAddress address, SSLContext tls, int timeoutMillis) {
        this.address = address;
        this.tls = tls;
        this.timeoutMillis = timeoutMillis;
    }

    Answer send(Request request) throws IOException {
        boolean reused = open.isPresent();
        Optional<Wire.Message> answer = attempt(request);
        if (answer.isEmpty() && reused) {
            answer = attempt(request); // the origin had closed the idle connection
        }
        Wire.Message message =
                answer.orElseThrow(() -> new IOException("the origin closed the connection without an answer"));
        if (message.headers().first("Connection").orElse("").equalsIgnoreCase("close")
                || message.startLine().startsWith("HTTP/1.0")) {
            close();
        }
        return new Answer(
                Wire.status(message.startLine()), message.headers().without("Transfer-Encoding"), message.body());
    }

    private Optional<Wire.Message> attempt(Request request) throws IOException {
        Connection connection = connection();
        Headers headers = request.headers().without("Transfer-Encoding").without("Expect");
        if (headers.first("Host").isPresent()) {
            headers = headers.with("Host", address.getHostString() + ":" + address.getPort());
        }
        if (request.body().length() > 0 || headers.first("Content-Length").isPresent()) {
            headers = headers.with(
                    "Content-Length", Integer.toString(request.body().length()));
        }
        String startLine = request.method() + " " + request.target() + " " + request.version();
        Optional<IOException> unsent = Optional.empty();
        try {
            Wire.write(connection.socket().getOutputStream(), new Wire.Message(startLine, headers, request.body()));
        } catch (IOException e) {
            unsent = Optional.of(e); // a server may refuse a request before it has read all of it
        }
        Optional<Wire.Message> answer;
        try {
            answer = Wire.readAnswer(connection.in(), request.method());
        } catch (IOException e) {
            close();
            unsent.ifPresent(e::addSuppressed);
            throw e;
        }
        if (answer.isEmpty() || unsent.isPresent()) {
            close();
        }
        return answer;
    }

    private Connection connection() throws IOException {
        if (open.isEmpty()) {
            Socket plain = new Socket();
            try {
                plain.connect(address, timeoutMillis);
                plain.setTcpNoDelay(true);
                plain.setSoTimeout(timeoutMillis);
                SSLSocket socket = (SSLSocket)
                        tls.getSocketFactory().createSocket(plain, address.getHostString(), address.getPort(), true);
                open = Optional.of(new Connection(socket, new BufferedInputStream(socket.getInputStream())));
            } catch (IOException e) {
                plain.close();
                throw e;
            }
        }
        return open.get();
    }

    @Override
    public void close() throws IOException {
        Optional<Connection> closing = open;
        open = Optional.empty();
        if (closing.isPresent()) {
            closing.get().socket().close();
        }
    }

    private record Connection(SSLSocket socket, InputStream in) {}
}
