package sol023.cmf.server;

import java.util.Map;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import sol023.api.nfvcert.model.RegistrationRequest;
import sol023.cmf.access.Consumers;
import sol023.cmf.sol013.ApiVersion;
import sol023.cmf.sol013.BodyLimitFilter;
import sol023.cmf.sol013.JsonBody;
import sol023.cmf.sol013.MediaTypeFilter;
import sol023.cmf.sol013.ProblemMapper;
import sol023.cmf.sol013.VersionFilter;
import sol023.cmf.subject.NestedNamesCheck;

/** A REST interface: its resources and the rules that all of them share. Everything is registered one by one, nothing is searched for. */
final class RestApplication {

    private RestApplication() {}

    static ResourceConfig of(
            Object resources,
            ApiVersion version,
            boolean requireVersion,
            Consumers consumers,
            BodyLimitFilter bodyLimit) {
        return new ResourceConfig()
                .register(resources)
                .register(new ConsumerFilter(consumers))
                .register(new VersionFilter(version, requireVersion))
                .register(new MediaTypeFilter())
                .register(bodyLimit)
                .register(new JsonBody(Map.of(RegistrationRequest.class, new NestedNamesCheck())))
                .register(new ProblemMapper())
                .property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
                .property(CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL")
                .property(ServerProperties.WADL_FEATURE_DISABLE, true)
                .property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
    }
}
