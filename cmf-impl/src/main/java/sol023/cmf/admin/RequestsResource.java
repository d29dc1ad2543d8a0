package sol023.cmf.admin;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import sol023.cmf.certificate.CertificateRequest;
import sol023.cmf.certificate.CertificateRequestId;
import sol023.cmf.certificate.CertificateRequests;
import sol023.cmf.certificate.RequestDecidedException;
import sol023.cmf.sol013.ProblemException;
import sol023.cmf.sol013.QueryParameters;

/**
 * The requests for certificates that wait for the operator, and those that are decided: {@code GET /v1/requests}, {@code GET /v1/requests/{id}},
 * {@code POST /v1/requests/{id}/approve} and {@code POST /v1/requests/{id}/deny}. Not of SOL023; for operators only.
 */
@Path("v1/requests")
@Produces(MediaType.APPLICATION_JSON)
public final class RequestsResource {

    private static final int PAGE = 100;
    private static final int LONGEST_DETAIL = 255;
    private static final String STATE = "state";
    private static final String AFTER = "after";

    private final CertificateRequests requests;
    private final Supplier<String> self;

    /** @param self the URI of the list */
    public RequestsResource(CertificateRequests requests, Supplier<String> self) {
        this.requests = requests;
        this.self = self;
    }

    /** At most a hundred, the oldest first; the header Link leads to the next. Those that wait, unless the query parameter state says otherwise. */
    @GET
    public Response list(@Context UriInfo uri) {
        QueryParameters.refuseAllBut(Set.of(STATE, AFTER), uri);
        var state =
                Optional.ofNullable(uri.getQueryParameters().getFirst(STATE)).orElse("waiting");
        var after =
                Optional.ofNullable(uri.getQueryParameters().getFirst(AFTER)).map(CertificateRequestId::new);
        var found =
                switch (state) {
                    case "waiting" -> requests.waiting(after, PAGE + 1);
                    case "accepted" -> requests.decided(true, after, PAGE + 1);
                    case "rejection" -> requests.decided(false, after, PAGE + 1);
                    default ->
                        throw ProblemException.badRequest(
                                "The query parameter state is waiting, accepted or rejection.");
                };
        var page = found.subList(0, Math.min(PAGE, found.size()));
        var answer = Response.ok(page.stream().map(RequestView::of).toList());
        if (found.size() > PAGE) {
            answer.header(HttpHeaders.LINK, next(state, page));
        }
        return answer.build();
    }

    private String next(String state, List<CertificateRequest> page) {
        var last = page.get(page.size() - 1).id();
        return "<" + self.get() + "?state=" + state + "&after=" + last + ">; rel=\"next\"";
    }

    /** One request. */
    @GET
    @Path("{id}")
    public Response get(@PathParam("id") String id, @Context UriInfo uri) {
        QueryParameters.refuseAll(uri);
        return Response.ok(RequestView.of(find(id))).build();
    }

    /** Grants it; if it is not one to grant any more, the answer says that it is refused, and why. */
    @POST
    @Path("{id}/approve")
    public Response approve(@PathParam("id") String id, @Context SecurityContext security) {
        var request = find(id);
        try {
            return Response.ok(RequestView.of(requests.approve(request, name(security))))
                    .build();
        } catch (RequestDecidedException late) {
            throw decided(id);
        }
    }

    /** Refuses it. */
    @POST
    @Path("{id}/deny")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response deny(@PathParam("id") String id, Denial denial, @Context SecurityContext security) {
        var request = find(id);
        var detail = Optional.ofNullable(denial.detail()).orElse("The operator has denied the certificate.");
        if (detail.isBlank()
                || detail.length() > LONGEST_DETAIL
                || !detail.chars().allMatch(RequestsResource::isText)) {
            throw new ProblemException(
                    422, "/detail has to be a text of 1 to " + LONGEST_DETAIL + " characters in one line.");
        }
        try {
            return Response.ok(RequestView.of(requests.deny(request, name(security), detail)))
                    .build();
        } catch (RequestDecidedException late) {
            throw decided(id);
        }
    }

    private static boolean isText(int character) {
        return !Character.isISOControl(character);
    }

    private CertificateRequest find(String id) {
        return requests.find(new CertificateRequestId(id))
                .orElseThrow(() -> ProblemException.notFound("There is no such request."));
    }

    private ProblemException decided(String id) {
        var by = find(id).decision().map(CertificateRequest.Decision::by).orElse("somebody");
        return ProblemException.conflict("The request has been decided already, by " + by + ".");
    }

    private static String name(SecurityContext security) {
        return security.getUserPrincipal().getName();
    }
}
