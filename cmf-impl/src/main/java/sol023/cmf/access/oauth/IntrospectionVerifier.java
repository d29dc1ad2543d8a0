package sol023.cmf.access.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sol023.cmf.access.TokenRefusedException;
import sol023.cmf.access.TokenUncheckedException;
import sol023.cmf.access.TokenVerifier;
import sol023.cmf.access.VerifiedToken;

/** Asks the authorization server about each token (RFC 7662). */
final class IntrospectionVerifier implements TokenVerifier {

    private static final Logger LOG = LoggerFactory.getLogger(IntrospectionVerifier.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final AtomicReference<Instant> told = new AtomicReference<>(Instant.MIN);
    private final TokenSettings.Asked settings;
    private final HttpCalls calls;
    private final ClaimRules rules;
    private final Turns turns;
    private final Clock clock;

    /** @param turns how many questions one caller may cause at the same time */
    IntrospectionVerifier(TokenSettings.Asked settings, HttpCalls calls, ClaimRules rules, Turns turns, Clock clock) {
        this.settings = settings;
        this.calls = calls;
        this.rules = rules;
        this.turns = turns;
        this.clock = clock;
    }

    @Override
    public VerifiedToken verify(String token, String from) {
        var answer = askInTurn(token, from);
        if (!(answer.get("active") instanceof Boolean active)) {
            throw unchecked("the authorization server does not say whether a token is active");
        }
        if (!active) {
            throw new TokenRefusedException("is not active.");
        }
        if (!isForAccess(answer.get("token_type"))) {
            throw new TokenRefusedException("is no bearer token.");
        }
        return rules.check(answer, false);
    }

    // RFC 7662 section 2.2: optional; a refresh token is active too, and opens nothing here
    private static boolean isForAccess(@Nullable Object type) {
        return type == null
                || (type instanceof String text
                        && (text.equalsIgnoreCase("Bearer") || text.equalsIgnoreCase("access_token")));
    }

    private Map<String, Object> askInTurn(String token, String from) {
        if (!turns.take(from)) {
            throw new TokenUncheckedException("too many unknown tokens of one caller");
        }
        try {
            return ask(token);
        } finally {
            turns.giveBack(from);
        }
    }

    private Map<String, Object> ask(String token) {
        try {
            var form = "token=" + encode(token) + "&token_type_hint=access_token";
            return JSONObjectUtils.parse(new String(
                    calls.send(HttpCalls.to(settings.url())
                            .header("Authorization", credentials())
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))),
                    UTF_8));
        } catch (IOException e) {
            throw unchecked(String.valueOf(e.getMessage()));
        } catch (ParseException e) {
            throw unchecked("the authorization server did not answer in JSON");
        }
    }

    /** Told to the operator now and then, not for each request. */
    private TokenUncheckedException unchecked(String why) {
        var now = clock.instant();
        var last = told.get();
        if (!now.isBefore(last) && told.compareAndSet(last, now.plus(PAUSE))) {
            LOG.warn("tokens cannot be checked: {}", why);
        }
        return new TokenUncheckedException(why);
    }

    /** Name and secret are form-encoded first (RFC 6749 section 2.3.1). */
    private String credentials() {
        var pair = encode(settings.client()) + ":" + encode(settings.secret());
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
