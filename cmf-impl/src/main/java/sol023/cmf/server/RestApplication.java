package sol023.cmf.server;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import sol023.api.nfvcert.model.RegistrationRequest;
import sol023.cmf.access.Authenticator;
import sol023.cmf.access.RequestRates;
import sol023.cmf.audit.AuditLog;
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

    /** Who gets in, and who takes note of it. */
    record Door(Authenticator authenticator, RequestRates rates, AuditLog audit) {}

    static ResourceConfig of(
            Object resources, ApiVersion version, boolean requireVersion, Door door, BodyLimitFilter bodyLimit) {
        return of(resources, new VersionFilter(version, requireVersion), door, bodyLimit);
    }

    /** @param versions the rule about the header Version */
    static ResourceConfig of(Object resources, ContainerRequestFilter versions, Door door, BodyLimitFilter bodyLimit) {
        return of(List.of(resources), versions, door, bodyLimit);
    }

    /** @param versions the rule about the header Version */
    static ResourceConfig of(
            List<Object> resources, ContainerRequestFilter versions, Door door, BodyLimitFilter bodyLimit) {
        return new ResourceConfig()
                .registerInstances(Set.copyOf(resources))
                .register(new AuditFilter(door.audit()), Priorities.AUTHENTICATION - 1)
                .register(new ConsumerFilter(door.authenticator(), door.audit()), Priorities.AUTHENTICATION)
                .register(new RateFilter(door.rates()), Priorities.AUTHENTICATION + 1)
                .register(new ScopeFilter(), Priorities.AUTHORIZATION)
                .register(versions)
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
