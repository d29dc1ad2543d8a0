package sol023.cmf.sol013;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.glassfish.jersey.message.internal.HeaderValueException;
import org.glassfish.jersey.server.ParamException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one door by which errors leave: every exception becomes a problem, and a fault of ours is logged once with a reference. */
public final class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);
    private static final List<String> KEPT_HEADERS =
            List.of(HttpHeaders.ALLOW, HttpHeaders.WWW_AUTHENTICATE, HttpHeaders.RETRY_AFTER);

    private final SecureRandom random = new SecureRandom();

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof ProblemException e) {
            var answer = answer(e.problem());
            e.retryAfter().ifPresent(time -> answer.header(HttpHeaders.RETRY_AFTER, time.toSeconds()));
            return answer.build();
        }
        if (thrown instanceof BodyLimitException e) {
            return closing(e.problem());
        }
        if (thrown instanceof ParamException.PathParamException) {
            return answer(Problem.of(404, "There is no such resource.")).build();
        }
        if (thrown instanceof ParamException || thrown instanceof HeaderValueException) {
            return answer(Problem.of(400, "A parameter or header of the request is malformed."))
                    .build();
        }
        if (thrown instanceof WebApplicationException e && e.getResponse().getStatus() < 500) {
            return translate(e.getResponse());
        }
        return fault(thrown);
    }

    private static Response translate(Response original) {
        var answer = answer(Problem.of(original.getStatus(), detail(original)));
        for (var name : KEPT_HEADERS) {
            var value = original.getHeaderString(name);
            if (value != null) {
                answer.header(name, value);
            }
        }
        return answer.build();
    }

    private static String detail(Response original) {
        return switch (original.getStatus()) {
            case 404 -> "There is no such resource.";
            case 405 ->
                "This resource does not know the method; it knows " + original.getHeaderString(HttpHeaders.ALLOW) + ".";
            case 406 -> "None of the accepted media types can be produced; ask for application/json.";
            case 415 -> "The body's media type is not known here; send application/json.";
            default -> "The request is malformed.";
        };
    }

    private Response fault(Throwable thrown) {
        var bytes = new byte[8];
        random.nextBytes(bytes);
        var reference = HexFormat.of().formatHex(bytes);
        LOG.error("fault {}", reference, thrown);
        return answer(Problem.of(
                        500, "Something failed inside the CMF; its log says more under reference " + reference + "."))
                .build();
    }

    /** The rest of the body is not read, so the connection cannot be used again. */
    private static Response closing(Problem problem) {
        return answer(problem).header("Connection", "close").build();
    }

    private static Response.ResponseBuilder answer(Problem problem) {
        return Response.status(problem.status(), problem.title())
                .type(MediaType.valueOf(Problem.MEDIA_TYPE))
                .entity(problem);
    }
}
