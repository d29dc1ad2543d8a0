package sol023.conformance.fault.proxy;

import java.util.Optional;

/** A response; its framing is made when it is sent, as {@code transfer} says. */
public record Answer(int status, Headers headers, Octets body, Transfer transfer) {

    /** A response that is sent as usual. */
    public Answer(int status, Headers headers, Octets body) {
        this(status, headers, body, Transfer.USUAL);
    }

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
        return new Answer(status, headers, body, transfer);
    }

    public Answer withHeader(String name, String value) {
        return new Answer(status, headers.with(name, value), body, transfer);
    }

    public Answer withoutHeader(String name) {
        return new Answer(status, headers.without(name), body, transfer);
    }

    public Answer withBody(Octets body) {
        return new Answer(status, headers, body, transfer);
    }

    public Answer withHeaders(Headers headers) {
        return new Answer(status, headers, body, transfer);
    }

    public Answer sent(Transfer transfer) {
        return new Answer(status, headers, body, transfer);
    }
}
