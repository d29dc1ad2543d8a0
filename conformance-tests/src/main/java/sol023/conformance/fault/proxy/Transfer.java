package sol023.conformance.fault.proxy;

import java.util.Optional;

/**
 * How a response is put on the wire, within what RFC 9112 allows.
 *
 * @param reason phrase in the status line; empty: the usual one
 * @param interim whether an interim response (103) comes before it (RFC 9110 §15.2)
 */
public record Transfer(Framing framing, Optional<String> reason, boolean interim) {

    /** With Content-Length, the usual reason phrase, and nothing before it. */
    public static final Transfer USUAL = new Transfer(Framing.LENGTH, Optional.empty(), false);

    /** How the end of a body is told. */
    public enum Framing {
        /** By Content-Length. */
        LENGTH,
        /** In chunks, with extensions and trailers that mean nothing; only for clients of HTTP/1.1. */
        CHUNKED,
        /** By the end of the connection. */
        CLOSE
    }

    public Transfer with(Framing changed) {
        return new Transfer(changed, reason, interim);
    }

    public Transfer withReason(String phrase) {
        return new Transfer(framing, Optional.of(phrase), interim);
    }

    public Transfer withInterim() {
        return new Transfer(framing, reason, true);
    }
}
