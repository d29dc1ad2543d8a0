package sol023.conformance.client.oauth;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.client.rest.Transport;
import sol023.conformance.exchange.Body;
import sol023.conformance.exchange.Header;
import sol023.conformance.exchange.NoAnswerException;

/** Sends each request with a bearer token (RFC 6750 section 2.1), unless it has a header Authorization already. */
public final class WithToken implements Transport {

    private final Transport transport;
    private final Supplier<String> token;

    /** @param token asked for each request; may throw a {@link TokenException} */
    public WithToken(Transport transport, Supplier<String> token) {
        this.transport = transport;
        this.token = token;
    }

    @Override
    public HttpAnswer send(String method, URI url, List<Header> headers, Body body) {
        if (headers.stream().anyMatch(header -> header.name().equalsIgnoreCase("Authorization"))) {
            return transport.send(method, url, headers, body);
        }
        List<Header> all = new ArrayList<>(headers);
        all.add(new Header("Authorization", "Bearer " + token()));
        return transport.send(method, url, all, body);
    }

    private String token() {
        try {
            return token.get();
        } catch (TokenException e) {
            throw new NoAnswerException("no request could be sent, since the token endpoint " + e.getMessage(), e);
        }
    }
}
