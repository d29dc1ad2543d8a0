package sol023.cmf.server;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sol023.api.apiversions.ApiVersionsApi;
import sol023.api.certificates.CertificatesApi;
import sol023.api.certnotify.SubscriptionsApi;
import sol023.api.nfvcert.SubjectsApi;
import sol023.cmf.access.Caller;
import sol023.cmf.access.Scope;
import sol023.cmf.admin.RequestsResource;
import sol023.cmf.lcm.LcmNotificationsResource;
import sol023.cmf.lcm.VnfmsResource;

/**
 * Refuses what the caller's scopes do not grant (SOL023 annex C), once it is clear which resource and method are meant. What no rule
 * names is refused.
 */
final class ScopeFilter implements ContainerRequestFilter {

    /** Which scopes grant which methods of a resource, any of them or one that contains it. No scope: every consumer may. */
    private static final Map<Class<?>, Map<String, Set<Scope>>> RULES = Map.of(
            SubjectsApi.class,
            Map.of(
                    HttpMethod.GET, Set.of(Scope.SUBJECT),
                    HttpMethod.POST, Set.of(Scope.SUBJECT),
                    HttpMethod.DELETE, Set.of(Scope.SUBJECT)),
            CertificatesApi.class,
            Map.of(HttpMethod.GET, Set.of(Scope.CERTIFICATE_CONTENT)),
            RequestsResource.class,
            Map.of(
                    HttpMethod.GET, Set.of(Scope.OPERATOR),
                    HttpMethod.POST, Set.of(Scope.OPERATOR)),
            VnfmsResource.class,
            Map.of(
                    HttpMethod.GET, Set.of(Scope.OPERATOR),
                    HttpMethod.POST, Set.of(Scope.OPERATOR)),
            SubscriptionsApi.class,
            Map.of(
                    HttpMethod.GET, Set.of(Scope.SUBSCRIPTION),
                    HttpMethod.POST, Set.of(Scope.SUBSCRIPTION),
                    HttpMethod.DELETE, Set.of(Scope.SUBSCRIPTION)),
            ApiVersionsApi.class,
            Map.of(HttpMethod.GET, Set.of()),
            LcmNotificationsResource.class,
            Map.of(HttpMethod.GET, Set.of(), HttpMethod.POST, Set.of()));

    @Context
    private @Nullable ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            return; // says which methods there are, and nothing else
        }
        var caller = (Caller) request.getSecurityContext().getUserPrincipal();
        var needed = needed(request.getMethod());
        boolean granted = needed.map(scopes -> scopes.isEmpty() || caller.mayOneOf(scopes))
                .orElse(false);
        if (!granted) {
            request.abortWith(Challenges.insufficientScope(caller, needed.orElse(Set.of())));
        }
    }

    private Optional<Set<Scope>> needed(String method) {
        var asked = resource == null ? null : resource.getResourceClass();
        return RULES.entrySet().stream()
                .filter(each -> asked != null && each.getKey().isAssignableFrom(asked))
                .findFirst()
                .flatMap(each -> Optional.ofNullable(
                        each.getValue().get(method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method)));
    }
}
