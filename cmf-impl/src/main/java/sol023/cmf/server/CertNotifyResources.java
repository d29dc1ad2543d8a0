package sol023.cmf.server;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sol023.api.apiversions.ApiVersionsApi;
import sol023.api.certnotify.SubscriptionsApi;
import sol023.cmf.access.Caller;
import sol023.cmf.notification.Subscriptions;
import sol023.cmf.notification.SubscriptionsResource;
import sol023.cmf.sol013.ApiVersion;
import sol023.cmf.sol013.ApiVersionsResource;
import sol023.cmf.sol013.Call;

/** The resources below {@code /certnotify} (SOL023 clause 7.4). */
@Path("/")
public final class CertNotifyResources {

    /** The version of the interface (SOL023 clause 7.2). */
    static final ApiVersion VERSION = new ApiVersion(1, 0, 0);

    private final Subscriptions subscriptions;
    private final Supplier<URI> apiRoot;

    @Context
    private @Nullable UriInfo uri;

    @Context
    private @Nullable Request request;

    @Context
    private @Nullable SecurityContext security;

    CertNotifyResources(Subscriptions subscriptions, Supplier<URI> apiRoot) {
        this.subscriptions = subscriptions;
        this.apiRoot = apiRoot;
    }

    @Path("v1/subscriptions")
    public SubscriptionsApi subscriptions() {
        return new SubscriptionsResource(subscriptions, caller(), URI.create(v1() + "subscriptions"), call());
    }

    @Path("api_versions")
    public ApiVersionsApi allVersions() {
        return new ApiVersionsResource(v1(), VERSION, uriInfo());
    }

    @Path("v1/api_versions")
    public ApiVersionsApi versionsOfV1() {
        return new ApiVersionsResource(v1(), VERSION, uriInfo());
    }

    private Caller caller() {
        if (security == null || !(security.getUserPrincipal() instanceof Caller caller)) {
            throw new IllegalStateException("a request without consumer came through");
        }
        return caller;
    }

    private URI v1() {
        return URI.create(apiRoot.get() + "/certnotify/v1/");
    }

    private Call call() {
        if (request == null) {
            throw new IllegalStateException("used outside a request");
        }
        return new Call(uriInfo(), request);
    }

    private UriInfo uriInfo() {
        if (uri == null) {
            throw new IllegalStateException("used outside a request");
        }
        return uri;
    }
}
