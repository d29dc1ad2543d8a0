package sol023.cmf.server;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sol023.cmf.access.Consumer;
import sol023.cmf.ca.EmbeddedCertificateAuthority;
import sol023.cmf.lcm.EndpointClient;
import sol023.cmf.lcm.LcmSettings;
import sol023.cmf.lcm.LcmTiming;
import sol023.cmf.lcm.RemovalPolicy;
import sol023.cmf.lcm.VnfmSettings;
import sol023.cmf.outbound.TokenClient;

/** The VNFM that the conformance suite plays, as the lab's CMF asks it: with a token of its token endpoint, and posting with one of the lab's. */
record LabLcm(LabVnfmServer server, LabConsumer vnfm) {

    /** What the CMF is called at the VNFM's token endpoint. */
    static final String CLIENT = "cmf";

    private static final String TOKEN_PATH = "/oauth2/token";

    /** The client of the lab's token endpoint with which the VNFM posts; it may do nothing else. */
    LabClients.Client notifier() {
        return new LabClients.Client(vnfm.notifierId(), LabConsumer.secretIn(vnfm.notifierSecret()), Set.of());
    }

    LcmSettings settings(EmbeddedCertificateAuthority authority) {
        var secret = LabConsumer.secretIn(server.clientSecret());
        var notifier = notifier();
        return new LcmSettings(
                List.of(new VnfmSettings(
                        new Consumer(vnfm.name()),
                        server.apiRoot(),
                        LcmConfig.outbound(List.of(authority.root()), Optional.empty()),
                        Optional.of(TokenClient.withSecret(URI.create(server.apiRoot() + TOKEN_PATH), CLIENT, secret)),
                        Optional.empty(),
                        RemovalPolicy.REVOKE,
                        Optional.of(new EndpointClient(
                                notifier.name(), notifier.secret(), URI.create(LabTokenServlet.TOKEN_PATH))))),
                LcmTiming.LAB);
    }
}
