package sol023.cmf.lcm;

import java.net.URI;
import java.util.Optional;
import sol023.cmf.access.Consumer;
import sol023.cmf.outbound.OutboundSettings;
import sol023.cmf.outbound.TokenClient;
import sol023.cmf.sol013.ApiVersion;

/**
 * A VNFM whose lifecycle notifications are taken.
 *
 * @param consumer who registers the subjects of its VNFCs
 * @param apiRoot before {@code /vnflcm}, without slash at its end
 * @param outbound how it is spoken to
 * @param oauth how this CMF gets its token for the VNFM's API; empty: its TLS client certificate has to do
 * @param version of the API; empty: read from the VNFM
 * @param notifications how the VNFM gets its token for this CMF; empty: it shows its TLS client certificate
 */
public record VnfmSettings(
        Consumer consumer,
        URI apiRoot,
        OutboundSettings outbound,
        Optional<TokenClient> oauth,
        Optional<ApiVersion> version,
        RemovalPolicy onVnfcRemoved,
        Optional<EndpointClient> notifications) {

    /** The consumer's name, by which the operator knows it. */
    public String name() {
        return consumer.name();
    }
}
