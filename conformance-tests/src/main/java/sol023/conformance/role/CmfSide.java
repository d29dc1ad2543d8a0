package sol023.conformance.role;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import sol023.conformance.client.oauth.TokenClient;
import sol023.conformance.client.oauth.Tokens;
import sol023.conformance.client.oauth.WithToken;
import sol023.conformance.client.pki.Credential;
import sol023.conformance.client.pki.PemFiles;
import sol023.conformance.client.rest.Connections;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.client.rest.RawTransport;
import sol023.conformance.client.rest.RestAssuredTransport;
import sol023.conformance.client.rest.TlsIdentity;
import sol023.conformance.client.rest.Transport;
import sol023.conformance.exchange.Body;
import sol023.conformance.exchange.Header;
import sol023.conformance.exchange.Recorder;
import sol023.conformance.exchange.Redactor;
import sol023.conformance.target.OAuth;
import sol023.conformance.target.RunScope;
import sol023.conformance.target.VnfmTarget;

/** The CMF that the suite plays, as one scenario speaks for it. Keys and tokens are made once in a run. */
public final class CmfSide {

    static final String JSON = "application/json";

    private static final String CERTNOTIFY_VERSION = "1.0.0";
    private static final Header ACCEPT = new Header("Accept", "application/json, application/problem+json");

    private final VnfmTarget target;
    private final RunScope scope;
    private final Recorder recorder;
    private final Redactor redactor;
    private final Clock clock;

    public CmfSide(VnfmTarget target, RunScope scope, Recorder recorder, Redactor redactor, Clock clock) {
        this.target = target;
        this.scope = scope;
        this.recorder = recorder;
        this.redactor = redactor;
        this.clock = clock;
    }

    /** Where the VNFM takes notifications. */
    VnfmTarget.NotificationEndpoint endpoint() {
        return target.endpoint()
                .orElseThrow(() -> new IllegalStateException("the scenario lacks @needs of the notification endpoint"));
    }

    /** A request to the notification endpoint, authorized as the VNFM wants it. */
    HttpAnswer toEndpoint(String method, Body body, String mediaType) {
        return send(
                authorized("endpoint", endpoint().oauth()), method, endpoint().uri(), notifying(body, mediaType));
    }

    /** The same with other authorization: that bearer token, or none. */
    HttpAnswer toEndpoint(String method, Body body, Optional<String> token) {
        List<Header> headers = notifying(body, JSON).headers();
        token.ifPresent(value -> headers.add(new Header("Authorization", "Bearer " + value)));
        return send(plain(), method, endpoint().uri(), new Content(headers, body));
    }

    /** A request to the VNF Lifecycle Management interface; {@code path} stands behind {@code /vnflcm/v2}. */
    HttpAnswer toLcm(String method, String path, Body body) {
        return send(authorized("lcm", target.oauth()), method, lcm(path), lifecycle(body));
    }

    /** The same with these headers instead of those that every request has. */
    HttpAnswer toLcm(String method, String path, Body body, List<Header> headers) {
        return send(authorized("lcm", target.oauth()), method, lcm(path), new Content(new ArrayList<>(headers), body));
    }

    /** The same with that bearer token, or none. */
    HttpAnswer toLcm(String method, String path, Body body, Optional<String> token) {
        List<Header> headers = lifecycle(body).headers();
        token.ifPresent(value -> headers.add(new Header("Authorization", "Bearer " + value)));
        return send(plain(), method, lcm(path), new Content(headers, body));
    }

    /** An address that the VNFM gave, as it is. */
    HttpAnswer toLcm(URI address) {
        return send(authorized("lcm", target.oauth()), "GET", address, lifecycle(Body.EMPTY));
    }

    URI lcm(String path) {
        return URI.create(target.apiRoot() + "/vnflcm/v2" + path);
    }

    private record Content(List<Header> headers, Body body) {}

    private static Content notifying(Body body, String mediaType) {
        return content(CERTNOTIFY_VERSION, body, mediaType);
    }

    private Content lifecycle(Body body) {
        return content(target.version(), body, JSON);
    }

    private static Content content(String version, Body body, String mediaType) {
        List<Header> headers = new ArrayList<>(List.of(ACCEPT, new Header("Version", version)));
        if (!mediaType.isEmpty() && body.length() > 0) {
            headers.add(new Header("Content-Type", mediaType));
        }
        return new Content(headers, body);
    }

    private static HttpAnswer send(Transport transport, String method, URI address, Content content) {
        return transport.send(method, address, content.headers(), content.body());
    }

    private Transport plain() {
        Connections connections =
                scope.once("connections.cmf", Connections.class, () -> new Connections(identity(target.trust())));
        return new RestAssuredTransport(connections, target.timeouts(), recorder, clock);
    }

    private Transport authorized(String name, Optional<OAuth> oauth) {
        return oauth.<Transport>map(given -> new WithToken(plain(), tokens(name, given)))
                .orElseGet(this::plain);
    }

    private Supplier<String> tokens(String name, OAuth oauth) {
        TlsIdentity tls = scope.once(
                "oauth." + name, TlsIdentity.class, () -> identity(oauth.trust().or(target::trust)));
        Transport transport = RawTransport.http11(tls, target.timeouts(), recorder, clock);
        TokenClient client = new TokenClient(oauth, transport, redactor, clock);
        Tokens tokens = scope.once("tokens." + name, Tokens.class, () -> new Tokens(clock));
        return () -> tokens.of(oauth.scope(), client).value();
    }

    private TlsIdentity identity(Optional<Path> trust) {
        try {
            List<X509Certificate> anchors = trust.isPresent() ? PemFiles.certificates(trust.get()) : List.of();
            Optional<Credential> shown = target.tls().isPresent()
                    ? Optional.of(PemFiles.credential(
                            target.tls().get().certificate(), target.tls().get().key()))
                    : Optional.empty();
            return TlsIdentity.of(shown, anchors);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("cannot read vnfmUnderTest.tls or its trust", e);
        }
    }
}
