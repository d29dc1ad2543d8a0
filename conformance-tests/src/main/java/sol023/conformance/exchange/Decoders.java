package sol023.conformance.exchange;

import java.util.List;
import java.util.Optional;

/** The decoders of a run; the first that knows a body decodes it. */
public record Decoders(List<Decoder> list) {

    public Decoders {
        list = List.copyOf(list);
    }

    Optional<Exchange.Decoded> decode(String mediaType, byte[] body) {
        if (body.length == 0) {
            return Optional.empty();
        }
        return list.stream()
                .flatMap(decoder -> attempt(decoder, mediaType, body).stream())
                .findFirst();
    }

    // evidence must never cost a verdict: a decoder that breaks its promise is shown, not thrown
    private static Optional<Exchange.Decoded> attempt(Decoder decoder, String mediaType, byte[] body) {
        try {
            return decoder.decode(mediaType, body);
        } catch (RuntimeException e) {
            return Optional.of(new Exchange.Decoded("not decoded", "The decoder failed: " + e));
        }
    }
}
