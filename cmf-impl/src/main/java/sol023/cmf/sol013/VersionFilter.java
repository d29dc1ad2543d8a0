package sol023.cmf.sol013;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;

/**
 * The Version header (SOL013 clause 9.3): a request that asks for another version is refused, and every answer says which version
 * served it.
 */
public final class VersionFilter implements ContainerRequestFilter, ContainerResponseFilter {

    /** The name of the header. */
    public static final String HEADER = "Version";

    private static final String API_VERSIONS = "api_versions";

    private final ApiVersion served;
    private final boolean required;

    /** @param required whether a request without the header is refused */
    public VersionFilter(ApiVersion served, boolean required) {
        this.served = served;
        this.required = required;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var asked = request.getHeaderString(HEADER);
        if (asked != null) {
            check(asked.trim());
        } else if (required && !isAboutVersions(request)) {
            throw new ProblemException(400, "The header Version is missing; send Version: " + served + ".");
        }
    }

    /** Who asks which versions there are cannot be expected to know one. */
    private static boolean isAboutVersions(ContainerRequestContext request) {
        return request.getUriInfo().getPath().endsWith(API_VERSIONS);
    }

    private void check(String asked) {
        var version = ApiVersion.parse(asked)
                .orElseThrow(() -> new ProblemException(
                        400, "The header Version is not a version identifier such as " + served + "."));
        if (!version.equals(served)) {
            throw new ProblemException(406, "Version " + version + " is not served; served is " + served + ".");
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(HEADER, served.toString());
    }
}
