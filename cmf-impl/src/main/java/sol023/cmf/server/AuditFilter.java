package sol023.cmf.server;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.regex.Pattern;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;
import sol023.cmf.access.Caller;
import sol023.cmf.audit.AuditEvent;
import sol023.cmf.audit.AuditEvent.Action;
import sol023.cmf.audit.AuditLog;
import sol023.cmf.audit.Origin;
import sol023.cmf.sol013.Problem;

/** Records which subjects were registered and deregistered over REST, and which attempts were refused. */
@PreMatching
final class AuditFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final Pattern SUBJECTS = Pattern.compile("[^/]+/subjects(?:/([^/]*))?/?");

    private final AuditLog audit;

    @Inject
    @Nullable
    private Provider<Request> connection;

    AuditFilter(AuditLog audit) {
        this.audit = audit;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var address = connection == null ? null : connection.get().getRemoteAddr();
        Origin.enter(address, request.getHeaderString("traceparent"));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        try {
            if (request.getSecurityContext() != null
                    && request.getSecurityContext().getUserPrincipal() instanceof Caller caller) {
                record(caller, request, response);
            }
        } finally {
            Origin.leave();
        }
    }

    private void record(Caller caller, ContainerRequestContext request, ContainerResponseContext response) {
        var path = SUBJECTS.matcher(request.getUriInfo().getPath());
        var action = action(request.getMethod());
        if (action.isEmpty() || !path.matches()) {
            return;
        }
        var event = response.getEntity() instanceof Problem problem
                ? AuditEvent.refused(action.get(), caller.getName(), problem.detail())
                : AuditEvent.done(action.get(), caller.getName());
        var subject = Optional.ofNullable(path.group(1)).or(() -> created(response));
        var told = event.with("status", String.valueOf(response.getStatus()))
                .with("by", caller.proof().text());
        audit.record(subject.map(id -> told.with("subject", id)).orElse(told));
    }

    private static Optional<Action> action(String method) {
        return switch (method) {
            case HttpMethod.POST -> Optional.of(Action.SUBJECT_REGISTER);
            case HttpMethod.DELETE -> Optional.of(Action.SUBJECT_DEREGISTER);
            default -> Optional.empty();
        };
    }

    private static Optional<String> created(ContainerResponseContext response) {
        return Optional.ofNullable(response.getHeaderString(HttpHeaders.LOCATION))
                .map(location -> location.substring(location.lastIndexOf('/') + 1));
    }
}
