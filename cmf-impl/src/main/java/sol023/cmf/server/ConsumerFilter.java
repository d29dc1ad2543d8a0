package sol023.cmf.server;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;
import sol023.cmf.access.Caller;
import sol023.cmf.access.Consumers;
import sol023.cmf.sol013.Problem;

/** Admits to the REST interfaces the consumers that show their TLS client certificate, and tells the resource who it is. */
@PreMatching
final class ConsumerFilter implements ContainerRequestFilter {

    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private final Consumers consumers;

    @Inject
    @Nullable
    private Provider<Request> request;

    ConsumerFilter(Consumers consumers) {
        this.consumers = consumers;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        var certificate = certificate();
        var consumer = certificate.flatMap(consumers::findByTlsCertificate);
        if (consumer.isPresent()) {
            context.setSecurityContext(new Security(Caller.of(consumer.get())));
        } else {
            context.abortWith(refusal(
                    certificate.isPresent()
                            ? "The TLS client certificate is not one of a consumer, or not within its time."
                            : "A TLS client certificate of a consumer is needed; this connection has none."));
        }
    }

    /** A 401 names how to do better (RFC 9110 section 11.6.1), although no scheme is registered for TLS client certificates. */
    private static Response refusal(String detail) {
        return Response.status(401)
                .header(HttpHeaders.WWW_AUTHENTICATE, "ClientCertificate realm=\"cmf\"")
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(401, detail))
                .build();
    }

    private Optional<X509Certificate> certificate() {
        if (request != null
                && request.get().getAttribute(CERTIFICATES) instanceof X509Certificate[] chain
                && chain.length > 0) {
            return Optional.of(chain[0]);
        }
        return Optional.empty();
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
            return CLIENT_CERT_AUTH;
        }
    }
}
