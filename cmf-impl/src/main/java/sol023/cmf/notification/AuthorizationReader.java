package sol023.cmf.notification;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sol023.api.sol013.model.BasicParams;
import sol023.api.sol013.model.OAuth2ClientCertParams;
import sol023.api.sol013.model.OAuth2ClientCredentialsParams;
import sol023.api.sol013.model.SubscriptionAuthType;
import sol023.api.sol013.model.SubscriptionAuthentication;
import sol023.cmf.access.Consumer;
import sol023.cmf.notification.SubscriptionTerms.TokenEndpoint;
import sol023.cmf.outbound.OutboundSettings;
import sol023.cmf.outbound.TokenClient;
import sol023.cmf.sol013.Pointer;
import sol023.cmf.sol013.ProblemException;

/** Reads how a subscriber wants the CMF to prove who it is (SOL013 clause 8.3.4), and refuses with 422 what cannot be done. */
final class AuthorizationReader {

    private static final int TEXT_LENGTH = 1000;
    private static final Pointer AUTHENTICATION = Pointer.ROOT.at("authentication");
    private static final Set<SubscriptionAuthType> LEGACY =
            Set.of(SubscriptionAuthType.BASIC, SubscriptionAuthType.TLS_CERT);

    private final SubscriptionTerms terms;
    private final OutboundSettings outbound;
    private final UriReader uris;

    AuthorizationReader(SubscriptionTerms terms, OutboundSettings outbound, UriReader uris) {
        this.terms = terms;
        this.outbound = outbound;
        this.uris = uris;
    }

    /** The strongest that the subscriber takes and the CMF has. */
    CallbackAuthorization read(Consumer owner, URI callback, @Nullable SubscriptionAuthentication authentication) {
        if (authentication == null) {
            if (terms.authenticationRequired()) {
                throw ProblemException.unprocessable(
                        AUTHENTICATION, "is missing (SOL023 table 7.6.2.2-1, interpretation I-17).");
            }
            return new CallbackAuthorization.None();
        }
        var types = types(authentication);
        var byCertificate = authentication.getParamsOauth2ClientCert();
        var bySecret = authentication.getParamsOauth2ClientCredentials();
        var basic = authentication.getParamsBasic();
        requireNamed(types, SubscriptionAuthType.OAUTH2_CLIENT_CERT, "paramsOauth2ClientCert", byCertificate);
        requireNamed(types, SubscriptionAuthType.OAUTH2_CLIENT_CREDENTIALS, "paramsOauth2ClientCredentials", bySecret);
        requireNamed(types, SubscriptionAuthType.BASIC, "paramsBasic", basic);
        if (types.contains(SubscriptionAuthType.OAUTH2_CLIENT_CERT) && (bySecret == null || isOurs(byCertificate))) {
            return new CallbackAuthorization.ByToken(byCertificate(owner, callback, byCertificate));
        }
        if (types.contains(SubscriptionAuthType.OAUTH2_CLIENT_CREDENTIALS)) {
            return new CallbackAuthorization.ByToken(bySecret(bySecret));
        }
        return types.contains(SubscriptionAuthType.TLS_CERT) && (basic == null || canShowCertificate(callback))
                ? byTls(callback)
                : byPassword(basic);
    }

    private List<SubscriptionAuthType> types(SubscriptionAuthentication authentication) {
        var place = AUTHENTICATION.at("authType");
        var types = authentication.getAuthType();
        if (types == null || types.isEmpty() || types.stream().anyMatch(Objects::isNull)) {
            throw ProblemException.unprocessable(place, "has to name a kind of authorization.");
        }
        if (!terms.legacyAuthentication() && types.stream().anyMatch(LEGACY::contains)) {
            throw ProblemException.unprocessable(
                    place,
                    "names BASIC or TLS_CERT, which SOL013 has no longer (clause 8.3.4) and this CMF does not take;"
                            + " take OAUTH2_CLIENT_CREDENTIALS or OAUTH2_CLIENT_CERT.");
        }
        return types;
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

    private TokenClient byCertificate(Consumer owner, URI callback, @Nullable OAuth2ClientCertParams given) {
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
        var endpoint = uris.read(place.at("tokenEndpoint"), given.getTokenEndpoint());
        if (!isOfConsumer(owner, callback, endpoint)) {
            throw ProblemException.unprocessable(
                    place.at("tokenEndpoint"),
                    "is on another host than callbackUri, and not one at which this CMF shows its certificate for you"
                            + " (interpretation I-49); its operator may allow it.");
        }
        return TokenClient.withCertificate(endpoint, text(place.at("clientId"), given.getClientId()));
    }

    /** A token that one server gives the CMF must not get to the callback of another's consumer. */
    private boolean isOfConsumer(Consumer owner, URI callback, URI endpoint) {
        return endpoint.getHost().equalsIgnoreCase(callback.getHost())
                || terms.tokenEndpoints().contains(new TokenEndpoint(owner.name(), endpoint));
    }

    private TokenClient bySecret(@Nullable OAuth2ClientCredentialsParams given) {
        var place = AUTHENTICATION.at("paramsOauth2ClientCredentials");
        if (given == null) {
            throw ProblemException.unprocessable(place, "is missing; nothing else was agreed.");
        }
        return TokenClient.withSecret(
                uris.read(place.at("tokenEndpoint"), given.getTokenEndpoint()),
                text(place.at("clientId"), given.getClientId()),
                text(place.at("clientPassword"), given.getClientPassword()));
    }

    private CallbackAuthorization byTls(URI callback) {
        if (!canShowCertificate(callback)) {
            throw ProblemException.unprocessable(
                    AUTHENTICATION.at("authType"),
                    "is TLS_CERT, and "
                            + (outbound.identity().isEmpty()
                                    ? "this CMF has no certificate to show."
                                    : "callbackUri is without TLS."));
        }
        return new CallbackAuthorization.None();
    }

    private boolean canShowCertificate(URI callback) {
        return outbound.identity().isPresent() && "https".equalsIgnoreCase(callback.getScheme());
    }

    private static CallbackAuthorization byPassword(@Nullable BasicParams given) {
        var place = AUTHENTICATION.at("paramsBasic");
        if (given == null) {
            throw ProblemException.unprocessable(place, "is missing; nothing else was agreed.");
        }
        var name = text(place.at("userName"), given.getUserName());
        if (name.indexOf(':') >= 0) {
            throw ProblemException.unprocessable(place.at("userName"), "has a colon (RFC 7617 section 2).");
        }
        return new CallbackAuthorization.ByPassword(name, text(place.at("password"), given.getPassword()));
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

    private static String fingerprint(X509Certificate certificate) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (CertificateEncodingException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("A parsed certificate has an encoding and a digest", impossible);
        }
    }
}
