package sol023.cmf.lcm;

import java.net.URI;

/**
 * How a VNFM gets a token for posting to this CMF (SubscriptionAuthentication, SOL013 clause 8.3.4). The token's client has to be one of the consumer.
 *
 * @param secret is in no text
 * @param tokenEndpoint may be relative to the CMF's public URL
 */
public record EndpointClient(String clientId, String secret, URI tokenEndpoint) {

    @Override
    public String toString() {
        return "EndpointClient[" + clientId + " at " + tokenEndpoint + "]";
    }
}
