package sol023.cmf.lcm;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import sol023.cmf.sol013.ProblemException;
import sol023.cmf.sol013.QueryParameters;

/**
 * The VNFMs whose lifecycle changes this CMF follows: {@code GET /v1/vnfms}, {@code GET /v1/vnfms/{name}}, and {@code POST} to {@code terminate}, {@code subscribe}
 * and {@code resync} below it. What is asked for is done by the node that looks after the VNFM, a moment later: 202. Not of SOL023; for operators only.
 */
@Path("v1/vnfms")
@Produces(MediaType.APPLICATION_JSON)
public final class VnfmsResource {

    private final LcmOperator operator;

    public VnfmsResource(LcmOperator operator) {
        this.operator = operator;
    }

    /** All VNFMs that were ever configured, by name. */
    @GET
    public Response list(@Context UriInfo uri) {
        QueryParameters.refuseAll(uri);
        return Response.ok(operator.all().stream().map(VnfmView::of).toList()).build();
    }

    /** One VNFM. */
    @GET
    @Path("{name}")
    public Response get(@PathParam("name") String name, @Context UriInfo uri) {
        QueryParameters.refuseAll(uri);
        return Response.ok(find(name)).build();
    }

    /** Terminates the subscription, also over restarts, until it is wanted again. */
    @POST
    @Path("{name}/terminate")
    public Response terminate(@PathParam("name") String name, @Context SecurityContext security) {
        return accepted(operator.terminate(name, who(security)), name);
    }

    /** Subscribes again. */
    @POST
    @Path("{name}/subscribe")
    public Response subscribe(@PathParam("name") String name, @Context SecurityContext security) {
        return accepted(operator.subscribe(name, who(security)), name);
    }

    /** Looks at all VNF instances. */
    @POST
    @Path("{name}/resync")
    public Response resync(@PathParam("name") String name, @Context SecurityContext security) {
        return accepted(operator.resync(name, who(security)), name);
    }

    private Response accepted(boolean found, String name) {
        if (!found) {
            throw unknown();
        }
        return Response.accepted(find(name)).build();
    }

    private VnfmView find(String name) {
        return operator.all().stream()
                .filter(each -> each.vnfm().name().equals(name))
                .findFirst()
                .map(VnfmView::of)
                .orElseThrow(VnfmsResource::unknown);
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("There is no such VNFM.");
    }

    private static String who(SecurityContext security) {
        return security.getUserPrincipal().getName();
    }
}
