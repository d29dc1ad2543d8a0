package sol023.cmf.lcm;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.Optional;
import sol023.cmf.sol013.ApiVersion;
import sol023.cmf.sol013.ProblemException;

/** The Version header of notifications (SOL013 clause 9.3): the VNFM's own version of the API, of which any 2 will do. */
public final class LcmVersionFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String HEADER = "Version";
    private static final int MAJOR = 2;

    @Override
    public void filter(ContainerRequestContext request) {
        var given = request.getHeaderString(HEADER);
        if (given == null) {
            return;
        }
        var version = ApiVersion.parse(given.trim())
                .orElseThrow(() -> new ProblemException(
                        400, "The header Version is not a version identifier such as " + VnfmClient.PREFERRED + "."));
        if (version.major() != MAJOR) {
            throw new ProblemException(406, "Version " + version + " of the VNF LCM interface is not taken; 2 is.");
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var version = Optional.ofNullable(request.getHeaderString(HEADER))
                .flatMap(text -> ApiVersion.parse(text.trim()))
                .filter(each -> each.major() == MAJOR)
                .orElse(VnfmClient.PREFERRED);
        response.getHeaders().putSingle(HEADER, version.toString());
    }
}
