package sol023.cmf.notification;

import java.net.URI;
import java.util.Set;

/**
 * Which subscriptions are taken.
 *
 * @param duplicates whether a subscription like one that exists is made (201) or the existing one is named (303)
 * @param authenticationRequired whether a subscription has to say how the CMF proves who it is (interpretation I-17)
 * @param legacyAuthentication whether BASIC and TLS_CERT, which SOL013 has had before 3.5.1, are taken
 * @param tokenEndpoints where the CMF shows its certificate to get a token, besides the host of the callback (interpretation I-49)
 * @param perConsumer the most subscriptions of one consumer
 * @param uriLength the longest URI that a consumer may name, in characters
 * @param testsAtOnce how many endpoints are tested at the same time, a quarter of them of one consumer
 */
public record SubscriptionTerms(
        boolean duplicates,
        boolean authenticationRequired,
        boolean legacyAuthentication,
        Set<TokenEndpoint> tokenEndpoints,
        int perConsumer,
        int uriLength,
        int testsAtOnce) {

    /** Strict, and with bounds that a VNFM does not meet. */
    public static final SubscriptionTerms STANDARD =
            new SubscriptionTerms(false, true, false, Set.of(), 1000, 2000, 16);

    public SubscriptionTerms {
        tokenEndpoints = Set.copyOf(tokenEndpoints);
    }

    /** That a consumer may name it for subscriptions of its own. */
    public record TokenEndpoint(String consumer, URI uri) {}
}
