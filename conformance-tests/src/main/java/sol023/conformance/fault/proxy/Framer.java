package sol023.conformance.fault.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Puts responses on the wire as RFC 9112 §6 has it: the end of a body is told by its length, by chunks, or by the end of the connection. */
final class Framer {

    private static final int CHUNK = 100;
    private static final String EARLY_HINTS = "HTTP/1.1 103 Early Hints";

    private Framer() {}

    /** Whether the connection ends with this answer. */
    static boolean isLast(Request request, Answer answer) {
        String asked = request.headers().first("Connection").orElse("");
        String said = answer.header("Connection").orElse("");
        return asked.equalsIgnoreCase("close")
                || said.equalsIgnoreCase("close")
                || framing(request, answer) == Transfer.Framing.CLOSE
                || (request.version().equals("HTTP/1.0") && !asked.equalsIgnoreCase("keep-alive"));
    }

    static void write(OutputStream out, Request request, Answer answer) throws IOException {
        if (answer.transfer().interim() && !isOld(request)) {
            Wire.write(
                    out,
                    new Wire.Message(EARLY_HINTS, Headers.NONE.with("Link", "</style.css>; rel=preload"), Octets.NONE));
        }
        Wire.write(out, framed(request, answer));
    }

    private static Wire.Message framed(Request request, Answer answer) {
        boolean bodiless = request.method().equals("HEAD") || answer.status() == 204 || answer.status() == 304;
        Octets body = bodiless ? Octets.NONE : answer.body();
        Headers headers = answer.headers();
        if (bodiless) {
            headers = request.method().equals("HEAD") ? headers : headers.without("Content-Length");
        } else {
            switch (framing(request, answer)) {
                case LENGTH -> headers = headers.with("Content-Length", Integer.toString(body.length()));
                case CHUNKED -> {
                    headers = headers.without("Content-Length").with("Transfer-Encoding", "chunked");
                    body = chunks(body);
                }
                case CLOSE -> headers = headers.without("Content-Length");
            }
        }
        if (isLast(request, answer)) {
            headers = headers.with("Connection", "close");
        }
        String reason = answer.transfer().reason().orElseGet(() -> Reasons.of(answer.status()));
        return new Wire.Message("HTTP/1.1 " + answer.status() + " " + reason, headers, body);
    }

    private static Transfer.Framing framing(Request request, Answer answer) {
        Transfer.Framing wanted = answer.transfer().framing();
        boolean chunks = wanted == Transfer.Framing.CHUNKED;
        return chunks && isOld(request) ? Transfer.Framing.LENGTH : wanted;
    }

    private static boolean isOld(Request request) {
        return request.version().equals("HTTP/1.0");
    }

    private static Octets chunks(Octets body) {
        byte[] bytes = body.bytes();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int from = 0; from < bytes.length; from += CHUNK) {
            byte[] part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + CHUNK));
            out.writeBytes(text(Integer.toHexString(part.length) + ";part=\"of many\"\r\n"));
            out.writeBytes(part);
            out.writeBytes(text("\r\n"));
        }
        out.writeBytes(text("0\r\nX-Trailer: nothing\r\n\r\n"));
        return new Octets(out.toByteArray());
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
