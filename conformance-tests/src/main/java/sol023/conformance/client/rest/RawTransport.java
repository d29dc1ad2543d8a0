package sol023.conformance.client.rest;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import sol023.conformance.exchange.Body;
import sol023.conformance.exchange.Exchange;
import sol023.conformance.exchange.Header;
import sol023.conformance.exchange.NoAnswerException;
import sol023.conformance.exchange.Recorder;
import sol023.conformance.target.Target;

/**
 * HTTP written octet by octet, for requests that no library sends: HTTP/1.0, no Content-Type, a body that is longer or
 * shorter than announced. One connection for each request.
 */
public final class RawTransport implements Transport {

    private static final int LONGEST_LINE = 65_536;

    private final TlsIdentity identity;
    private final Target.Timeouts timeouts;
    private final Recorder recorder;
    private final Clock clock;
    private final String protocol;

    private RawTransport(
            TlsIdentity identity, Target.Timeouts timeouts, Recorder recorder, Clock clock, String protocol) {
        this.identity = identity;
        this.timeouts = timeouts;
        this.recorder = recorder;
        this.clock = clock;
        this.protocol = protocol;
    }

    public static RawTransport http11(TlsIdentity identity, Target.Timeouts timeouts, Recorder recorder, Clock clock) {
        return new RawTransport(identity, timeouts, recorder, clock, "HTTP/1.1");
    }

    public static RawTransport http10(TlsIdentity identity, Target.Timeouts timeouts, Recorder recorder, Clock clock) {
        return new RawTransport(identity, timeouts, recorder, clock, "HTTP/1.0");
    }

    @Override
    public HttpAnswer send(String method, URI url, List<Header> headers, Body body) {
        Instant sent = clock.instant();
        List<Header> all = new ArrayList<>(headers);
        boolean lengthGiven = headers.stream().anyMatch(header -> header.name().equalsIgnoreCase("Content-Length"));
        if (!lengthGiven) {
            all.add(new Header("Content-Length", String.valueOf(body.length())));
        }
        Exchange.Request request = new Exchange.Request(method, url, all, body);
        try (Socket socket = connect(url)) {
            write(socket.getOutputStream(), head(method, url, all), body);
            Exchange.Response response = read(new BufferedInputStream(socket.getInputStream()), method);
            Exchange exchange = recorder.answered(sent, request, response);
            return new HttpAnswer(exchange, response.status(), response.headers(), response.body());
        } catch (IOException | RuntimeException e) {
            recorder.unanswered(sent, request, String.valueOf(e));
            throw new NoAnswerException("no answer to " + method + " " + url, e);
        }
    }

    private Socket connect(URI url) throws IOException {
        boolean tls = url.getScheme().equals("https");
        int port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
        Socket plain = new Socket();
        plain.connect(new InetSocketAddress(url.getHost(), port), (int)
                timeouts.connect().toMillis());
        plain.setSoTimeout((int) timeouts.answer().toMillis());
        if (!tls) {
            return plain;
        }
        SSLSocket secured =
                (SSLSocket) identity.context().getSocketFactory().createSocket(plain, url.getHost(), port, true);
        var parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private byte[] head(String method, URI url, List<Header> headers) {
        StringBuilder head = new StringBuilder();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        head.append(method).append(' ').append(url.getRawPath()).append(query);
        head.append(' ').append(protocol).append("\r\n");
        head.append("Host: ").append(url.getRawAuthority()).append("\r\n");
        for (Header header : headers) {
            head.append(header.name()).append(": ").append(header.value()).append("\r\n");
        }
        return head.append("Connection: close\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    // a server may answer and close before it has read everything; its answer is what matters
    private static void write(OutputStream out, byte[] head, Body body) throws IOException {
        out.write(head);
        try {
            out.write(body.bytes());
            out.flush();
        } catch (IOException e) {
            if (body.length() == 0) {
                throw e;
            }
        }
    }

    private static Exchange.Response read(InputStream in, String method) throws IOException {
        String statusLine = line(in);
        String[] parts = statusLine.split(" ", 3);
        if (parts.length < 2 || !parts[0].startsWith("HTTP/1.") || !parts[1].matches("[1-5][0-9]{2}")) {
            throw new IOException("not an HTTP status line: " + statusLine);
        }
        List<Header> headers = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new IOException("not an HTTP header: " + line);
            }
            headers.add(new Header(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        int status = Integer.parseInt(parts[1]);
        boolean empty = status == 204 || status == 304 || method.equals("HEAD");
        return new Exchange.Response(status, headers, new Body(empty ? new byte[0] : body(in, headers)));
    }

    private static byte[] body(InputStream in, List<Header> headers) throws IOException {
        if (value(headers, "Transfer-Encoding")
                .filter(v -> v.equalsIgnoreCase("chunked"))
                .isPresent()) {
            return chunks(in);
        }
        Optional<String> length = value(headers, "Content-Length");
        if (length.isEmpty()) {
            return in.readAllBytes();
        }
        int announced = Integer.parseInt(length.get());
        byte[] body = in.readNBytes(announced);
        if (body.length < announced) {
            throw new EOFException("the body ends after " + body.length + " of " + announced + " octets");
        }
        return body;
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line(in).replaceFirst(";.*", "").strip(), 16);
            body.write(in.readNBytes(size));
            line(in);
            if (size == 0) {
                return body.toByteArray();
            }
        }
    }

    private static Optional<String> value(List<Header> headers, String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException("the connection was closed within the head of the answer");
            }
            if (line.size() > LONGEST_LINE) {
                throw new IOException("a line of the head is too long");
            }
            line.write(octet);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
