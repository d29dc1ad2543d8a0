package sol023.cmf.access;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sol023.cmf.access.Authentication.Granted;
import sol023.cmf.access.Authentication.Reason;
import sol023.cmf.access.Authentication.Refused;

/**
 * Finds out who sends a REST request, by its TLS client certificate, its bearer token or both (SOL013 clause 8.3.3, RFC 6750, RFC 8705).
 * A token grants the scopes it names, a certificate alone those of the configuration.
 */
public final class Authenticator {

    private static final Logger LOG = LoggerFactory.getLogger(Authenticator.class);

    private final Consumers consumers;
    private final AuthenticationMode mode;
    private final TokenVerifier tokens;

    /** @param tokens not asked in the mode CERTIFICATE */
    public Authenticator(Consumers consumers, AuthenticationMode mode, TokenVerifier tokens) {
        this.consumers = consumers;
        this.mode = mode;
        this.tokens = tokens;
    }

    /** An authenticator that takes TLS client certificates only. */
    public static Authenticator byCertificate(Consumers consumers) {
        return new Authenticator(consumers, AuthenticationMode.CERTIFICATE, (token, from) -> {
            throw new TokenRefusedException("is not taken here.");
        });
    }

    /** What is asked for. */
    public AuthenticationMode mode() {
        return mode;
    }

    /**
     * Who it is.
     *
     * @param certificate the client certificate of the connection, whose key has been proved
     * @param authorization the values of the header Authorization
     * @param address of the other end of the connection
     */
    public Authentication authenticate(
            Optional<X509Certificate> certificate, List<String> authorization, String address) {
        if (!mode.takesTokens()) {
            return byCertificate(certificate);
        }
        try {
            var token = BearerToken.find(authorization);
            if (token.isPresent()) {
                return byToken(token.get(), certificate, address);
            }
        } catch (IllegalArgumentException malformed) {
            return new Refused(Reason.MALFORMED, String.valueOf(malformed.getMessage()));
        } catch (TokenRefusedException refused) {
            return new Refused(Reason.INVALID_TOKEN, refused.detail());
        } catch (TokenUncheckedException unchecked) {
            LOG.debug("a token could not be checked: {}", unchecked.getMessage());
            return new Refused(Reason.UNCHECKED, "The token cannot be checked now; try again later.");
        }
        return mode == AuthenticationMode.ANY
                ? byCertificate(certificate)
                : new Refused(Reason.MISSING, "A bearer token is needed; this request has none.");
    }

    private Authentication byCertificate(Optional<X509Certificate> certificate) {
        var consumer = certificate.flatMap(consumers::findByTlsCertificate);
        if (consumer.isPresent()) {
            return new Granted(
                    new Caller(consumer.get(), consumers.terms(consumer.get()).scopes(), Caller.Proof.CERTIFICATE));
        }
        var orToken = mode.takesTokens() ? ", or a bearer token," : "";
        return new Refused(
                Reason.MISSING,
                certificate.isPresent()
                        ? "The TLS client certificate is not one of a consumer, or not within its time."
                        : "A TLS client certificate of a consumer" + orToken + " is needed; this request has none.");
    }

    private Authentication byToken(String text, Optional<X509Certificate> certificate, String address) {
        var shown = certificate.flatMap(consumers::findByTlsCertificate);
        var token = tokens.verify(text, shown.map(Consumer::name).orElse(address));
        token.requireBoundTo(certificate);
        var consumer = consumers
                .findByClientId(token.clientId())
                .orElseThrow(() -> new TokenRefusedException("was issued to a client that is no consumer here."));
        if (shown.isPresent() && !shown.get().equals(consumer)) {
            throw new TokenRefusedException("was issued to another consumer than the TLS client certificate.");
        }
        if (shown.isEmpty() && mode == AuthenticationMode.BOTH) {
            return new Refused(
                    Reason.MISSING, "Besides the token the TLS client certificate of its consumer is needed.");
        }
        var proof = shown.isPresent() ? Caller.Proof.BOTH : Caller.Proof.TOKEN;
        return new Granted(new Caller(consumer, token.scopes(), proof));
    }
}
