package sol023.cmf.server;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;
import sol023.cmf.access.Authentication;
import sol023.cmf.access.Authenticator;
import sol023.cmf.access.Caller;
import sol023.cmf.audit.AuditEvent;
import sol023.cmf.audit.AuditLog;

/** Admits to the REST interfaces the consumers that prove who they are, and tells the resource who it is. */
@PreMatching
final class ConsumerFilter implements ContainerRequestFilter {

    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private final Authenticator authenticator;
    private final AuditLog audit;

    @Inject
    @Nullable
    private Provider<Request> request;

    ConsumerFilter(Authenticator authenticator, AuditLog audit) {
        this.authenticator = authenticator;
        this.audit = audit;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        var authorization = Optional.ofNullable(context.getHeaders().get(HttpHeaders.AUTHORIZATION))
                .orElse(List.of());
        var result = authenticator.authenticate(certificate(), authorization, address());
        if (result instanceof Authentication.Granted granted) {
            context.setSecurityContext(new Security(granted.caller()));
        } else if (result instanceof Authentication.Refused refused) {
            audit.record(AuditEvent.refused(AuditEvent.Action.AUTHENTICATE, AuditEvent.UNKNOWN, refused.detail())
                    .with(
                            "asked",
                            context.getMethod() + " " + context.getUriInfo().getPath()));
            context.abortWith(Challenges.answer(refused, authenticator.mode()));
        }
    }

    private Optional<X509Certificate> certificate() {
        if (request != null
                && request.get().getAttribute(CERTIFICATES) instanceof X509Certificate[] chain
                && chain.length > 0) {
            return Optional.of(chain[0]);
        }
        return Optional.empty();
    }

    private String address() {
        return request == null ? "" : String.valueOf(request.get().getRemoteAddr());
    }

    private record Security(Caller caller) implements SecurityContext {

        @Override
        public Principal getUserPrincipal() {
            return caller;
        }

        @Override
        public boolean isUserInRole(String role) {
            return false;
        }

        @Override
        public boolean isSecure() {
            return true;
        }

        @Override
        public String getAuthenticationScheme() {
            return caller.proof() == Caller.Proof.CERTIFICATE ? CLIENT_CERT_AUTH : "Bearer";
        }
    }
}
