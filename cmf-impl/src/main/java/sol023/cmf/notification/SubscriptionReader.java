package sol023.cmf.notification;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sol023.api.certnotify.model.CertificateChangeNotificationsFilter;
import sol023.api.certnotify.model.CertificateNotificationVerbosityType;
import sol023.api.certnotify.model.CertificateSubscriptionRequest;
import sol023.api.sol013.model.OAuth2ClientCertParams;
import sol023.api.sol013.model.OAuth2ClientCredentialsParams;
import sol023.api.sol013.model.SubscriptionAuthType;
import sol023.api.sol013.model.SubscriptionAuthentication;
import sol023.cmf.access.Consumer;
import sol023.cmf.outbound.OutboundSettings;
import sol023.cmf.outbound.TokenClient;
import sol023.cmf.outbound.Uris;
import sol023.cmf.sol013.Pointer;
import sol023.cmf.sol013.ProblemException;

/** Reads what a consumer wants to subscribe to, and refuses with 422 what cannot be. */
final class SubscriptionReader {

    private static final int TEXT_LENGTH = 1000;
    private static final int FILTER_LENGTH = 16_000;
    private static final Pointer AUTHENTICATION = Pointer.ROOT.at("authentication");

    private final NotificationSettings settings;
    private final OutboundSettings outbound;

    SubscriptionReader(NotificationSettings settings, OutboundSettings outbound) {
        this.settings = settings;
        this.outbound = outbound;
    }

    Subscription read(String id, Consumer owner, CertificateSubscriptionRequest request) {
        var filter = Optional.ofNullable(request.getFilter());
        filter.ifPresent(SubscriptionReader::check);
        return new Subscription(
                id,
                owner,
                uri(Pointer.ROOT.at("callbackUri"), request.getCallbackUri()),
                filter,
                Optional.ofNullable(request.getVerbosity()).orElse(CertificateNotificationVerbosityType.FULL),
                authorization(request.getAuthentication()));
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

    private URI uri(Pointer place, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            throw ProblemException.unprocessable(place, "is missing.");
        }
        if (text.length() > settings.uriLength()) {
            throw ProblemException.unprocessable(place, "has more than " + settings.uriLength() + " characters.");
        }
        try {
            var uri = new URI(text);
            var problem = Uris.problem(uri, outbound.plain());
            if (problem.isPresent()) {
                throw ProblemException.unprocessable(place, problem.get() + ".");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw ProblemException.unprocessable(place, "is not a URI (RFC 3986).");
        }
    }

    private CallbackAuthorization authorization(@Nullable SubscriptionAuthentication authentication) {
        if (authentication == null) {
            if (settings.authenticationRequired()) {
                throw ProblemException.unprocessable(
                        AUTHENTICATION, "is missing (SOL023 table 7.6.2.2-1, interpretation I-17).");
            }
            return new CallbackAuthorization.None();
        }
        var types = authentication.getAuthType();
        if (types == null || types.isEmpty() || types.stream().anyMatch(Objects::isNull)) {
            throw ProblemException.unprocessable(AUTHENTICATION.at("authType"), "has to name a kind of authorization.");
        }
        var byCertificate = authentication.getParamsOauth2ClientCert();
        var bySecret = authentication.getParamsOauth2ClientCredentials();
        requireNamed(types, SubscriptionAuthType.OAUTH2_CLIENT_CERT, "paramsOauth2ClientCert", byCertificate);
        requireNamed(types, SubscriptionAuthType.OAUTH2_CLIENT_CREDENTIALS, "paramsOauth2ClientCredentials", bySecret);
        return new CallbackAuthorization.ByToken(
                types.contains(SubscriptionAuthType.OAUTH2_CLIENT_CERT) && (bySecret == null || isOurs(byCertificate))
                        ? byCertificate(byCertificate)
                        : bySecret(bySecret));
    }

    private static void requireNamed(
            List<SubscriptionAuthType> types, SubscriptionAuthType type, String name, @Nullable Object parameters) {
        if (parameters != null && !types.contains(type)) {
            throw ProblemException.unprocessable(
                    AUTHENTICATION.at(name), "is only for " + type + ", which authType does not name.");
        }
    }

    private boolean isOurs(@Nullable OAuth2ClientCertParams given) {
        return given != null
                && given.getCertificateRef() != null
                && fingerprint()
                        .equals(Optional.ofNullable(given.getCertificateRef().getValue()));
    }

    private TokenClient byCertificate(@Nullable OAuth2ClientCertParams given) {
        var place = AUTHENTICATION.at("paramsOauth2ClientCert");
        if (given == null) {
            throw ProblemException.unprocessable(place, "is missing; nothing else was agreed.");
        }
        var reference = given.getCertificateRef();
        if (reference == null || reference.getType() == null || reference.getValue() == null) {
            throw ProblemException.unprocessable(place.at("certificateRef"), "has to have type and value.");
        }
        if (!isOurs(given)) {
            throw ProblemException.unprocessable(
                    place.at("certificateRef").at("value"),
                    fingerprint()
                            .map(own -> "is not the fingerprint of the certificate that this CMF shows: " + own + ".")
                            .orElse("names a certificate, and this CMF has none to show."));
        }
        return TokenClient.withCertificate(
                uri(place.at("tokenEndpoint"), given.getTokenEndpoint()),
                text(place.at("clientId"), given.getClientId()));
    }

    private TokenClient bySecret(@Nullable OAuth2ClientCredentialsParams given) {
        var place = AUTHENTICATION.at("paramsOauth2ClientCredentials");
        if (given == null) {
            throw ProblemException.unprocessable(place, "is missing; nothing else was agreed.");
        }
        return TokenClient.withSecret(
                uri(place.at("tokenEndpoint"), given.getTokenEndpoint()),
                text(place.at("clientId"), given.getClientId()),
                text(place.at("clientPassword"), given.getClientPassword()));
    }

    private static String text(Pointer place, @Nullable String given) {
        if (given == null || given.isEmpty()) {
            throw ProblemException.unprocessable(place, "is missing; nothing else was agreed.");
        }
        if (given.length() > TEXT_LENGTH) {
            throw ProblemException.unprocessable(place, "has more than " + TEXT_LENGTH + " characters.");
        }
        return given;
    }

    /** Of the certificate that the CMF shows, as x5t#S256 (RFC 7515 section 4.1.8). */
    private Optional<String> fingerprint() {
        return outbound.identity().map(identity -> fingerprint(identity.certificate()));
    }

    static String fingerprint(X509Certificate certificate) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (CertificateEncodingException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("A parsed certificate has an encoding and a digest", impossible);
        }
    }
}
