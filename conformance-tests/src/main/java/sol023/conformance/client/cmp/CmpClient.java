package sol023.conformance.client.cmp;

import java.net.URI;
import java.util.List;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.client.rest.Transport;
import sol023.conformance.exchange.Body;
import sol023.conformance.exchange.Header;

/** Transfers CMP messages over HTTP (RFC 9811 §3). */
public final class CmpClient {

    /** The media type of a PKIMessage (RFC 9811 §3.2). */
    public static final String MEDIA_TYPE = "application/pkixcmp";

    private final Transport transport;

    public CmpClient(Transport transport) {
        this.transport = transport;
    }

    public HttpAnswer post(URI uri, byte[] message) {
        return transport.send("POST", uri, List.of(new Header("Content-Type", MEDIA_TYPE)), new Body(message));
    }
}
