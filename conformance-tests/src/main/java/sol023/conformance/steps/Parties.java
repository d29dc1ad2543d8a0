package sol023.conformance.steps;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import sol023.conformance.client.cmp.SharedSecret;
import sol023.conformance.client.oauth.TokenClient;
import sol023.conformance.client.oauth.Tokens;
import sol023.conformance.client.oauth.WithToken;
import sol023.conformance.client.pki.Credential;
import sol023.conformance.client.pki.PemFiles;
import sol023.conformance.client.rest.Connections;
import sol023.conformance.client.rest.RawTransport;
import sol023.conformance.client.rest.RestAssuredTransport;
import sol023.conformance.client.rest.SubjectsClient;
import sol023.conformance.client.rest.SubscriptionsClient;
import sol023.conformance.client.rest.TlsIdentity;
import sol023.conformance.client.rest.Transport;
import sol023.conformance.exchange.Recorder;
import sol023.conformance.exchange.Redactor;
import sol023.conformance.target.Capability;
import sol023.conformance.target.OAuth;
import sol023.conformance.target.RunScope;
import sol023.conformance.target.Target;

/** The consumers that speak in a scenario. Their keys are read once in a run; what they send is recorded per scenario. */
public final class Parties {

    private final Target target;
    private final RunScope scope;
    private final Recorder recorder;
    private final Clock clock;
    private final Redactor redactor;
    private final Map<String, Party> parties = new HashMap<>();

    public Parties(Target target, RunScope scope, Recorder recorder, Clock clock, Redactor redactor) {
        this.target = target;
        this.scope = scope;
        this.recorder = recorder;
        this.clock = clock;
        this.redactor = redactor;
    }

    /** The VNFM that registers subjects and enrols for them. */
    public Party vnfm() {
        return parties.computeIfAbsent("vnfm", name -> party(name, target.vnfm()));
    }

    /** Another VNFM; only for scenarios that need {@code credentials.other}. */
    public Party other() {
        return parties.computeIfAbsent(
                "other",
                name -> party(name, target.other().orElseThrow(() -> new IllegalStateException("no other consumer"))));
    }

    /** The anchors of CMP protection certificates and of issued certificates. */
    public List<X509Certificate> cmpAnchors() {
        return scope.once(
                        "cmp.trust",
                        Anchors.class,
                        () -> new Anchors(certificates(target.cmp().trust())))
                .certificates();
    }

    private Party party(String name, Target.Credential credential) {
        Keys keys = scope.once("keys." + name, Keys.class, () -> keys(credential));
        Connections connections =
                scope.once("connections." + name, Connections.class, () -> new Connections(keys.tls()));
        Transport transport = new RestAssuredTransport(connections, target.timeouts(), recorder, clock);
        Optional<Party.Mac> mac = credential
                .mac()
                .map(m ->
                        new Party.Mac(m.reference(), new SharedSecret(m.secret().bytes())));
        Optional<TokenSource> tokens = target.supports(Capability.REST_OAUTH)
                ? credential.oauth().map(oauth -> tokens(name, oauth, credential))
                : Optional.empty();
        Transport rest = tokens.<Transport>map(source -> new WithToken(transport, source::ordinary))
                .orElse(transport);
        return new Party(
                name,
                keys.tls(),
                transport,
                new SubjectsClient(rest, target.rest()),
                new SubscriptionsClient(rest, target.rest()),
                keys.signer(),
                mac,
                tokens);
    }

    private TokenSource tokens(String name, OAuth oauth, Target.Credential credential) {
        TlsIdentity tls = scope.once("oauth." + name, TlsIdentity.class, () -> {
            Optional<Path> trust = oauth.trust().or(() -> target.rest().trust());
            return TlsIdentity.of(
                    Optional.of(credential(credential.tls())),
                    trust.map(Parties::certificates).orElse(List.of()));
        });
        Transport transport = RawTransport.http11(tls, target.timeouts(), recorder, clock);
        return new TokenSource(
                oauth,
                new TokenClient(oauth, transport, redactor, clock),
                scope.once("tokens." + name, Tokens.class, () -> new Tokens(clock)));
    }

    /** The VNFM with a token of that scope. */
    public SubjectsClient vnfm(String scope) {
        TokenSource tokens = vnfm().tokens().orElseThrow();
        return with(vnfm().transport(), () -> tokens.of(scope));
    }

    /** The VNFM's requests on subscriptions with a token of that scope. */
    public SubscriptionsClient subscriptions(String scope) {
        TokenSource tokens = vnfm().tokens().orElseThrow();
        return new SubscriptionsClient(new WithToken(vnfm().transport(), () -> tokens.of(scope)), target.rest());
    }

    /** Requests over that connection, with that token. */
    public SubjectsClient with(Transport transport, Supplier<String> token) {
        return new SubjectsClient(new WithToken(transport, token), target.rest());
    }

    /** Requests over that connection, without a token. */
    public SubjectsClient without(Transport transport) {
        return new SubjectsClient(transport, target.rest());
    }

    /** A caller that shows no certificate and no token. */
    public Transport nobody() {
        TlsIdentity tls = scope.once(
                "nobody",
                TlsIdentity.class,
                () -> TlsIdentity.of(
                        Optional.empty(),
                        target.rest().trust().map(Parties::certificates).orElse(List.of())));
        return RawTransport.http11(tls, target.timeouts(), recorder, clock);
    }

    private Keys keys(Target.Credential credential) {
        List<X509Certificate> anchors =
                target.rest().trust().map(Parties::certificates).orElse(List.of());
        TlsIdentity tls = TlsIdentity.of(Optional.of(credential(credential.tls())), anchors);
        return new Keys(tls, credential(credential.cmp()));
    }

    private static Credential credential(Target.KeyFiles files) {
        try {
            return PemFiles.credential(files.certificate(), files.key());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("cannot read the credential in " + files.certificate(), e);
        }
    }

    private static List<X509Certificate> certificates(Path file) {
        try {
            return PemFiles.certificates(file);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("cannot read the certificates in " + file, e);
        }
    }

    private record Keys(TlsIdentity tls, Credential signer) {}

    private record Anchors(List<X509Certificate> certificates) {}
}
