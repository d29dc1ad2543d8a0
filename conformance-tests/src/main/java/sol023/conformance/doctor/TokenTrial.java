package sol023.conformance.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import sol023.conformance.client.oauth.TokenClient;
import sol023.conformance.client.oauth.TokenException;
import sol023.conformance.client.pki.Credential;
import sol023.conformance.client.pki.PemFiles;
import sol023.conformance.client.rest.RawTransport;
import sol023.conformance.client.rest.TlsIdentity;
import sol023.conformance.exchange.Decoders;
import sol023.conformance.exchange.NoAnswerException;
import sol023.conformance.exchange.Recorder;
import sol023.conformance.exchange.Redactor;
import sol023.conformance.target.OAuth;
import sol023.conformance.target.SystemUnderTest;
import sol023.conformance.target.Target;

/** Asks a token endpoint for a token, as scenarios do, and says which key to change when there is none. */
final class TokenTrial {

    private final SystemUnderTest target;
    private final Optional<Target.KeyFiles> client;
    private final Optional<Path> trust;
    private final Clock clock;
    private final List<Finding> findings;

    /**
     * @param client what is shown in TLS
     * @param trust anchors where the client has none of its own
     */
    TokenTrial(
            SystemUnderTest target,
            Optional<Target.KeyFiles> client,
            Optional<Path> trust,
            Clock clock,
            List<Finding> findings) {
        this.target = target;
        this.client = client;
        this.trust = trust;
        this.clock = clock;
        this.findings = findings;
    }

    /** A token of that client and scope; a finding if there is none. */
    Optional<String> fetch(String key, String scopeKey, OAuth oauth, Optional<String> scope) {
        Redactor redactor = new Redactor(target.secrets());
        try {
            TokenClient asking = new TokenClient(oauth, transport(oauth, redactor), redactor, clock);
            return Optional.of(asking.fetch(scope, "").value());
        } catch (TokenException e) {
            String what =
                    switch (e.kind()) {
                        case CLIENT -> oauth.secret().isPresent() ? "secret" : "mtls";
                        case SCOPE -> scopeKey;
                        case ENDPOINT -> "tokenEndpoint";
                    };
            findings.add(Finding.problem(
                    key + "." + what, oauth.tokenEndpoint() + " " + redactor.text(String.valueOf(e.getMessage()))));
        } catch (NoAnswerException e) {
            String why = e.getCause() == null ? "" : ": " + e.getCause().getMessage();
            findings.add(Finding.problem(
                    key + ".tokenEndpoint", redactor.text("no answer from " + oauth.tokenEndpoint() + why)));
        } catch (IOException | GeneralSecurityException e) {
            findings.add(Finding.problem(key, "cannot be used for TLS: " + e.getMessage()));
        }
        return Optional.empty();
    }

    private RawTransport transport(OAuth oauth, Redactor redactor) throws IOException, GeneralSecurityException {
        Optional<Path> file = oauth.trust().or(() -> trust);
        List<X509Certificate> anchors = file.isPresent() ? PemFiles.certificates(file.get()) : List.of();
        Optional<Credential> shown = client.isPresent()
                ? Optional.of(PemFiles.credential(
                        client.get().certificate(), client.get().key()))
                : Optional.empty();
        TlsIdentity tls = TlsIdentity.of(shown, anchors);
        Recorder unread = new Recorder(clock, redactor, new Decoders(List.of()));
        return RawTransport.http11(tls, target.timeouts(), unread, clock);
    }
}
