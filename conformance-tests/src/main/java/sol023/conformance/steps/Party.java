package sol023.conformance.steps;

import java.util.Optional;
import sol023.conformance.client.cmp.SharedSecret;
import sol023.conformance.client.pki.Credential;
import sol023.conformance.client.rest.SubjectsClient;
import sol023.conformance.client.rest.SubscriptionsClient;
import sol023.conformance.client.rest.TlsIdentity;
import sol023.conformance.client.rest.Transport;

/**
 * A consumer of the CMF, as the target file describes it, ready to speak.
 *
 * @param tls what it shows in TLS
 * @param transport ordinary HTTP with it, without a token
 * @param subjects its requests over REST, with its token where it has one
 * @param signer the credential that signs its CMP messages
 * @param mac its shared secret, where it has one
 * @param tokens its access tokens, where it uses them
 */
public record Party(
        String name,
        TlsIdentity tls,
        Transport transport,
        SubjectsClient subjects,
        SubscriptionsClient subscriptions,
        Credential signer,
        Optional<Mac> mac,
        Optional<TokenSource> tokens) {

    /** A shared secret and the reference that names it. */
    public record Mac(String reference, SharedSecret secret) {}
}
