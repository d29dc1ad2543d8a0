package sol023.cmf.server;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import sol023.cmf.access.Caller;
import sol023.cmf.access.RequestRates;

/** Refuses the requests of a consumer that sends too many in a time (SOL013 clause 6.4, RFC 6585 section 4), before their bodies are read. */
@PreMatching
final class RateFilter implements ContainerRequestFilter {

    private final RequestRates rates;

    RateFilter(RequestRates rates) {
        this.rates = rates;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var caller = (Caller) request.getSecurityContext().getUserPrincipal();
        rates.count(caller.consumer()).ifPresent(pause -> {
            long seconds = Math.max(1, pause.plusMillis(999).toSeconds());
            request.abortWith(Challenges.problem(
                            429, "This consumer sends too many requests; the next is taken in " + seconds + " s.")
                    .header(HttpHeaders.RETRY_AFTER, seconds)
                    .build());
        });
    }
}
