package sol023.cmf.sol013;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * What a resource sees of its request besides the body.
 *
 * @param request for its preconditions
 */
public record Call(UriInfo uri, Request request) {

    private static final int TAG_OCTETS = 16;
    private static final int NOT_MODIFIED = 304;

    /**
     * Shows an individual resource: 200 with the representation and a strong ETag; 304 without it if the caller has that one already (RFC 9110 section 13.1.2).
     *
     * @throws ProblemException 412 if the caller wanted another one only
     */
    public Response show(Object representation) {
        var tag = tag(representation);
        return unmet(tag).orElseGet(() -> Response.ok(representation)).tag(tag).build();
    }

    /**
     * To be called before a resource is changed or removed.
     *
     * @param representation the resource as it is
     * @throws ProblemException 412 if the caller wanted to change another one only (RFC 9110 section 13.1.1)
     */
    public void checkPreconditions(Object representation) {
        unmet(tag(representation));
    }

    private Optional<Response.ResponseBuilder> unmet(EntityTag tag) {
        var unmet = Optional.ofNullable(request.evaluatePreconditions(tag));
        if (unmet.isPresent() && unmet.get().build().getStatus() != NOT_MODIFIED) {
            throw new ProblemException(
                    412, "The resource does not have the state that the header If-Match or If-None-Match asks for.");
        }
        return unmet;
    }

    private static EntityTag tag(Object representation) {
        try {
            var octets = Json.mapper().writeValueAsBytes(representation);
            var digest = MessageDigest.getInstance("SHA-256").digest(octets);
            return new EntityTag(
                    Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, TAG_OCTETS)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
