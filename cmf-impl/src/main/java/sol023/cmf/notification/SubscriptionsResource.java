package sol023.cmf.notification;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import sol023.api.certnotify.SubscriptionsApi;
import sol023.api.certnotify.model.CertificateSubscription;
import sol023.api.certnotify.model.CertificateSubscriptionLinks;
import sol023.api.certnotify.model.CertificateSubscriptionRequest;
import sol023.api.sol013.model.Link;
import sol023.cmf.access.Caller;
import sol023.cmf.sol013.Call;
import sol023.cmf.sol013.ProblemException;
import sol023.cmf.sol013.QueryParameters;
import sol023.cmf.sol013.query.ListQuery;

/** The resources Subscriptions and Individual subscription (SOL023 clauses 7.5.3 and 7.5.4), for one request. */
public final class SubscriptionsResource implements SubscriptionsApi {

    private final Subscriptions subscriptions;
    private final Caller caller;
    private final URI self;
    private final Call call;

    /** @param self the URI of the subscriptions */
    public SubscriptionsResource(Subscriptions subscriptions, Caller caller, URI self, Call call) {
        this.subscriptions = subscriptions;
        this.caller = caller;
        this.self = self;
        this.call = call;
    }

    @Override
    public Response createSubscription(@Nullable CertificateSubscriptionRequest request) {
        QueryParameters.refuseAll(call.uri());
        if (request == null) {
            throw ProblemException.badRequest("The body is missing; a CertificateSubscriptionRequest is expected.");
        }
        var outcome = subscriptions.subscribe(caller.consumer(), request);
        var link = link(outcome.subscription());
        return outcome.made()
                ? Response.created(link).entity(wire(outcome.subscription())).build()
                : Response.seeOther(link).build();
    }

    @Override
    public Response querySubscriptions(@Nullable String filter, @Nullable String nextpageOpaqueMarker) {
        var query = ListQuery.readWithoutSelectors(SubscriptionTables.TYPE, call.uri());
        var page = subscriptions.list(caller.consumer(), query, self);
        var answer = Response.ok(page.entries().stream().map(this::wire).toList());
        page.link().ifPresent(next -> answer.header(HttpHeaders.LINK, next));
        return answer.build();
    }

    @Override
    public Response readSubscription(String subscriptionId) {
        QueryParameters.refuseAll(call.uri());
        return call.show(wire(subscriptions.get(caller.consumer(), subscriptionId)));
    }

    @Override
    public Response terminateSubscription(String subscriptionId) {
        QueryParameters.refuseAll(call.uri());
        call.checkPreconditions(wire(subscriptions.get(caller.consumer(), subscriptionId)));
        subscriptions.terminate(caller.consumer(), subscriptionId);
        return Response.noContent().build();
    }

    private URI link(Subscription subscription) {
        return URI.create(self + "/" + subscription.id());
    }

    private CertificateSubscription wire(Subscription subscription) {
        return new CertificateSubscription()
                .id(subscription.id())
                .filter(subscription.filter().orElse(null))
                .callbackUri(subscription.callbackUri().toString())
                .verbosity(subscription.verbosity())
                .links(new CertificateSubscriptionLinks()
                        .self(new Link().href(link(subscription).toString())));
    }
}
