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
import sol023.conformance.client.pki.PemFiles;
import sol023.conformance.client.rest.RawTransport;
import sol023.conformance.client.rest.TlsIdentity;
import sol023.conformance.exchange.Decoders;
import sol023.conformance.exchange.NoAnswerException;
import sol023.conformance.exchange.Recorder;
import sol023.conformance.exchange.Redactor;
import sol023.conformance.target.OAuth;
import sol023.conformance.target.Target;

/** Asks the token endpoint of a consumer for each kind of token that scenarios need. */
final class TokenExam {

    private final Target target;
    private final Clock clock;
    private final List<Finding> findings;

    TokenExam(Target target, Clock clock, List<Finding> findings) {
        this.target = target;
        this.clock = clock;
        this.findings = findings;
    }

    /** The token of ordinary requests of the VNFM; empty when it has none, or could not get it. */
    Optional<String> examine() {
        Optional<String> token = target.vnfm().oauth().flatMap(oauth -> {
            String key = "credentials.vnfm.oauth";
            Optional<String> ordinary = fetch(key, "scope", target.vnfm(), oauth, oauth.scope());
            if (ordinary.isPresent()) {
                OAuth.Scopes scopes = oauth.scopes();
                fetch(key, "scopes.subject", target.vnfm(), oauth, Optional.of(scopes.subject()));
                fetch(key, "scopes.all", target.vnfm(), oauth, Optional.of(scopes.all()));
                fetch(key, "scopes.notification", target.vnfm(), oauth, Optional.of(scopes.notification()));
            }
            return ordinary;
        });
        target.other().ifPresent(other -> other.oauth()
                .ifPresent(oauth -> fetch("credentials.other.oauth", "scope", other, oauth, oauth.scope())));
        if (token.isPresent() && findings.stream().noneMatch(Finding::isProblem)) {
            findings.add(Finding.fine("the token endpoint gives tokens"));
        }
        return token;
    }

    private Optional<String> fetch(
            String key, String scopeKey, Target.Credential credential, OAuth oauth, Optional<String> scope) {
        Redactor redactor = new Redactor(target.secrets());
        try {
            TokenClient client = new TokenClient(oauth, transport(credential, oauth, redactor), redactor, clock);
            return Optional.of(client.fetch(scope, "").value());
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

    private RawTransport transport(Target.Credential credential, OAuth oauth, Redactor redactor)
            throws IOException, GeneralSecurityException {
        Optional<Path> trust = oauth.trust().or(() -> target.rest().trust());
        List<X509Certificate> anchors = trust.isPresent() ? PemFiles.certificates(trust.get()) : List.of();
        TlsIdentity tls = TlsIdentity.of(
                Optional.of(PemFiles.credential(
                        credential.tls().certificate(), credential.tls().key())),
                anchors);
        Recorder unread = new Recorder(clock, redactor, new Decoders(List.of()));
        return RawTransport.http11(tls, target.timeouts(), unread, clock);
    }
}
