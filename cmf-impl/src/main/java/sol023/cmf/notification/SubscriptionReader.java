package sol023.cmf.notification;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import sol023.api.certnotify.model.CertificateChangeNotificationsFilter;
import sol023.api.certnotify.model.CertificateNotificationVerbosityType;
import sol023.api.certnotify.model.CertificateSubscriptionRequest;
import sol023.cmf.access.Consumer;
import sol023.cmf.outbound.OutboundSettings;
import sol023.cmf.sol013.Pointer;
import sol023.cmf.sol013.ProblemException;

/** Reads what a consumer wants to subscribe to, and refuses with 422 what cannot be. */
final class SubscriptionReader {

    private static final int FILTER_LENGTH = 16_000;

    private final UriReader uris;
    private final AuthorizationReader authorizations;

    SubscriptionReader(SubscriptionTerms terms, OutboundSettings outbound) {
        this.uris = new UriReader(terms.uriLength(), outbound.plain());
        this.authorizations = new AuthorizationReader(terms, outbound, uris);
    }

    Subscription read(String id, Consumer owner, CertificateSubscriptionRequest request) {
        var filter = Optional.ofNullable(request.getFilter());
        filter.ifPresent(SubscriptionReader::check);
        var callback = uris.read(Pointer.ROOT.at("callbackUri"), request.getCallbackUri());
        return new Subscription(
                id,
                owner,
                callback,
                filter,
                Optional.ofNullable(request.getVerbosity()).orElse(CertificateNotificationVerbosityType.FULL),
                authorizations.read(owner, callback, request.getAuthentication()));
    }

    private static void check(CertificateChangeNotificationsFilter filter) {
        var place = Pointer.ROOT.at("filter");
        if (Optional.ofNullable(filter.getCertificateState()).orElse(List.of()).stream()
                        .anyMatch(Objects::isNull)
                || Optional.ofNullable(filter.getCertificationType()).orElse(List.of()).stream()
                        .anyMatch(Objects::isNull)) {
            throw ProblemException.unprocessable(place, "has a null among the values of an attribute.");
        }
        var vnf = filter.getVnfInstanceSubscriptionFilter();
        if (vnf != null) {
            VnfFilterCheck.check(place.at("vnfInstanceSubscriptionFilter"), vnf);
        }
        if (SubscriptionFilters.write(filter).length() > FILTER_LENGTH) {
            throw ProblemException.unprocessable(place, "has more than " + FILTER_LENGTH + " characters.");
        }
    }
}
