package sol023.conformance.fault.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads and writes messages of HTTP/1.x (RFC 9112) without judging them: what is odd is passed on. */
final class Wire {

    private static final int MAX_LINE = 64 * 1024;
    private static final int MAX_BODY = 16 * 1024 * 1024;

    private Wire() {}

    /** A message: its first line, its fields and its body without transfer coding. */
    record Message(String startLine, Headers headers, Octets body) {}

    /** The next request; empty when the peer has closed the connection. */
    static Optional<Message> readRequest(InputStream in) throws IOException {
        Optional<String> line = readLine(in);
        if (line.isEmpty()) {
            return Optional.empty();
        }
        Headers headers = readHeaders(in);
        return Optional.of(new Message(line.get(), headers, readBody(in, headers, false)));
    }

    /** The answer to a request of that method, interim answers skipped; empty when the peer closed before the first octet. */
    static Optional<Message> readAnswer(InputStream in, String method) throws IOException {
        while (true) {
            Optional<String> line = readLine(in);
            if (line.isEmpty()) {
                return Optional.empty();
            }
            Headers headers = readHeaders(in);
            int status = status(line.get());
            if (status >= 200) {
                boolean bodiless = method.equals("HEAD") || status == 204 || status == 304;
                return Optional.of(
                        new Message(line.get(), headers, bodiless ? Octets.NONE : readBody(in, headers, true)));
            }
        }
    }

    static int status(String statusLine) throws IOException {
        String[] parts = statusLine.split(" ", 3);
        if (parts.length < 2 || !parts[1].matches("[1-9][0-9]{2}")) {
            throw new IOException("not a status line: " + statusLine);
        }
        return Integer.parseInt(parts[1]);
    }

    static void write(OutputStream out, Message message) throws IOException {
        StringBuilder head = new StringBuilder(message.startLine()).append("\r\n");
        for (Headers.Field field : message.headers().fields()) {
            head.append(field.name()).append(": ").append(field.value()).append("\r\n");
        }
        head.append("\r\n");
        ByteArrayOutputStream whole =
                new ByteArrayOutputStream(head.length() + message.body().length());
        whole.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        whole.writeBytes(message.body().bytes());
        out.write(whole.toByteArray());
        out.flush();
    }

    private static Headers readHeaders(InputStream in) throws IOException {
        List<Headers.Field> fields = new ArrayList<>();
        for (String line = needLine(in); !line.isEmpty(); line = needLine(in)) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw new IOException("not a header field: " + line);
            }
            fields.add(new Headers.Field(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return new Headers(fields);
    }

    private static Octets readBody(InputStream in, Headers headers, boolean untilClose) throws IOException {
        Optional<String> coding = headers.first("Transfer-Encoding");
        if (coding.isPresent() && coding.get().toLowerCase(Locale.ROOT).contains("chunked")) {
            return new Octets(readChunks(in));
        }
        Optional<String> length = headers.first("Content-Length");
        if (length.isPresent()) {
            return new Octets(readExactly(in, parse(length.get(), 10)));
        }
        return untilClose ? new Octets(in.readNBytes(MAX_BODY)) : Octets.NONE;
    }

    private static byte[] readChunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = parse(needLine(in).replaceFirst(";.*", ""), 16);
            if (size == 0) {
                readHeaders(in);
                return body.toByteArray();
            }
            body.writeBytes(readExactly(in, size));
            needLine(in);
        }
    }

    private static int parse(String number, int radix) throws IOException {
        try {
            int value = Integer.parseInt(number.strip(), radix);
            if (value >= 0 && value <= MAX_BODY) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IOException("not a length: " + number, e);
        }
        throw new IOException("not a length the proxy takes: " + number);
    }

    private static byte[] readExactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("the body ended after " + bytes.length + " of " + length + " octets");
        }
        return bytes;
    }

    private static String needLine(InputStream in) throws IOException {
        return readLine(in).orElseThrow(() -> new IOException("the connection was closed in mid message"));
    }

    private static Optional<String> readLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (line.size() < MAX_LINE) {
            int octet = in.read();
            if (octet < 0 && line.size() == 0) {
                return Optional.empty();
            }
            if (octet < 0 || octet == '\n') {
                String text = line.toString(StandardCharsets.ISO_8859_1);
                return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
            }
            line.write(octet);
        }
        throw new IOException("a line over " + MAX_LINE + " octets");
    }
}
