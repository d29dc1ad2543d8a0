package sol023.cmf.lcm;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;
import sol023.cmf.access.Caller;

/**
 * The notification endpoint of the VNF LCM interface (SOL002 clause 5.4.20). Written by hand, as the generated types refuse values of enumerations that a newer
 * VNFM may send.
 */
@Path("notifications/{endpoint}")
@Produces(MediaType.APPLICATION_JSON)
public final class LcmNotificationsResource {

    private final LcmEndpoint endpoint;

    @Context
    private @Nullable SecurityContext security;

    public LcmNotificationsResource(LcmEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** The VNFM tests the endpoint. */
    @GET
    public Response test(@PathParam("endpoint") String place) {
        endpoint.test(caller(), place);
        return Response.noContent().build();
    }

    /** The VNFM notifies. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response take(@PathParam("endpoint") String place, JsonNode notification) {
        endpoint.receive(caller(), place, notification);
        return Response.noContent().build();
    }

    private Caller caller() {
        if (security == null || !(security.getUserPrincipal() instanceof Caller caller)) {
            throw new IllegalStateException("a request without consumer came through");
        }
        return caller;
    }
}
