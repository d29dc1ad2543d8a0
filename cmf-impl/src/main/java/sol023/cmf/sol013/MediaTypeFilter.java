package sol023.cmf.sol013;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import org.glassfish.jersey.message.internal.HeaderValueException;

/** Refuses media types that are malformed, with a problem: later they would end the request without one. */
@PreMatching
public final class MediaTypeFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        try {
            request.getMediaType();
        } catch (HeaderValueException e) {
            throw ProblemException.badRequest("The header Content-Type is malformed.");
        }
        try {
            request.getAcceptableMediaTypes();
        } catch (HeaderValueException e) {
            throw ProblemException.badRequest("The header Accept is malformed.");
        }
    }
}
