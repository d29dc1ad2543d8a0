package sol023.cmf.sol013;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import sol023.api.apiversions.ApiVersionsApi;
import sol023.api.sol013.model.ApiVersionInformation;

/** Which versions of one API are served (SOL013 clause 9.3.3). */
public final class ApiVersionsResource implements ApiVersionsApi {

    private final URI prefix;
    private final ApiVersion served;
    private final UriInfo uri;

    /** @param prefix the URI up to and including the major version */
    public ApiVersionsResource(URI prefix, ApiVersion served, UriInfo uri) {
        this.prefix = prefix;
        this.served = served;
        this.uri = uri;
    }

    @Override
    public Response readApiVersions() {
        QueryParameters.refuseAll(uri);
        var version = new sol023.api.sol013.model.ApiVersion()
                .version(served.toString())
                .isDeprecated(false);
        return Response.ok(
                        new ApiVersionInformation().uriPrefix(prefix.toString()).apiVersions(List.of(version)))
                .build();
    }
}
