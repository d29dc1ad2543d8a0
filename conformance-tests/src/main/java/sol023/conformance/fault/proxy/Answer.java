package sol023.conformance.fault.proxy;

import java.util.Optional;

/** A response; its framing (Content-Length) is made when it is sent. */
public record Answer(int status, Headers headers, Octets body) {

    /** A response without a body. */
    public static Answer of(int status) {
        return new Answer(status, Headers.NONE, Octets.NONE);
    }

    public static Answer of(int status, String contentType, Octets body) {
        return new Answer(status, Headers.NONE.with("Content-Type", contentType), body);
    }

    public Optional<String> header(String name) {
        return headers.first(name);
    }

    public Answer withStatus(int status) {
        return new Answer(status, headers, body);
    }

    public Answer withHeader(String name, String value) {
        return new Answer(status, headers.with(name, value), body);
    }

    public Answer withoutHeader(String name) {
        return new Answer(status, headers.without(name), body);
    }

    public Answer withBody(Octets body) {
        return new Answer(status, headers, body);
    }
}
