package sol023.cmf.server;

import java.util.Optional;
import sol023.cmf.access.AuthenticationMode;
import sol023.cmf.access.oauth.TokenSettings;

/**
 * How consumers prove over REST who they are.
 *
 * @param tokens how bearer tokens are checked; there unless the mode is CERTIFICATE
 */
record AccessSettings(AuthenticationMode mode, Optional<TokenSettings> tokens) {

    /** TLS client certificates only. */
    static final AccessSettings STANDARD = new AccessSettings(AuthenticationMode.CERTIFICATE, Optional.empty());
}
