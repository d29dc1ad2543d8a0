package sol023.conformance.doctor;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
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
        return new TokenTrial(
                        target, Optional.of(credential.tls()), target.rest().trust(), clock, findings)
                .fetch(key, scopeKey, oauth, scope);
    }
}
