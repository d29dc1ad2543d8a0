package sol023.conformance.steps;

import java.util.Optional;
import sol023.conformance.client.oauth.Token;
import sol023.conformance.client.oauth.TokenClient;
import sol023.conformance.client.oauth.Tokens;
import sol023.conformance.target.OAuth;

/** Where a consumer's tokens come from. */
public final class TokenSource {

    private final OAuth oauth;
    private final TokenClient client;
    private final Tokens tokens;

    TokenSource(OAuth oauth, TokenClient client, Tokens tokens) {
        this.oauth = oauth;
        this.client = client;
        this.tokens = tokens;
    }

    OAuth settings() {
        return oauth;
    }

    /** The token of ordinary requests. */
    String ordinary() {
        return tokens.of(oauth.scope(), client).value();
    }

    /** A token of exactly that scope. */
    String of(String scope) {
        return tokens.of(Optional.of(scope), client).value();
    }

    /** A new token, asked for with further form parameters. */
    Token special(String more) {
        return client.fetch(oauth.scope(), more);
    }
}
