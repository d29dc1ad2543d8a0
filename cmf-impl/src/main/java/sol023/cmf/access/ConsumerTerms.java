package sol023.cmf.access;

import java.util.Set;

/**
 * On which terms a consumer uses the REST interfaces.
 *
 * @param clientIds the OAuth 2.0 clients whose tokens are this consumer's
 * @param scopes what its TLS client certificate alone grants
 */
public record ConsumerTerms(Set<String> clientIds, Set<Scope> scopes, ConsumerLimits limits) {

    /** No clients, everything of its own, no limits. */
    public static final ConsumerTerms STANDARD = new ConsumerTerms(Set.of(), Scope.ofConsumers(), ConsumerLimits.NONE);

    public ConsumerTerms {
        clientIds = Set.copyOf(clientIds);
        scopes = Set.copyOf(scopes);
    }
}
