package sol023.cmf.access.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sol023.cmf.access.Scope;
import sol023.cmf.access.TokenRefusedException;
import sol023.cmf.access.VerifiedToken;
import sol023.cmf.certificate.TestClock;

class CachedVerifierTest {

    private static final Duration KEPT = Duration.ofMinutes(5);

    private final TestClock clock = new TestClock();
    private final Instant end = clock.instant().plus(Duration.ofMinutes(2));
    private final CachedVerifier verifier =
            new CachedVerifier(this::verify, 100, KEPT, Duration.ofSeconds(5), 3, clock);
    private int asked;

    private VerifiedToken verify(String token, String from) {
        asked++;
        if (token.startsWith("bad")) {
            throw new TokenRefusedException("is bad.");
        }
        return new VerifiedToken("client", Set.of(Scope.ALL), Instant.MIN, end, Optional.empty());
    }

    @Test
    void a_trusted_token_is_verified_once_and_still_expires() {
        verifier.verify("good", "caller");
        clock.advance(Duration.ofMinutes(1));
        verifier.verify("good", "caller");
        assertThat(asked).isOne();

        clock.advance(Duration.ofMinutes(1));
        assertThatThrownBy(() -> verifier.verify("good", "caller")).hasMessage("has expired.");
    }

    @Test
    void it_is_verified_again_after_a_while() {
        verifier.verify("good", "caller");
        clock.advance(KEPT);
        verifier.verify("good", "caller");

        assertThat(asked).isEqualTo(2);
    }

    @Test
    void a_refused_token_stays_refused_for_a_moment() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> verifier.verify("bad", "caller")).hasMessage("is bad.");
        }
        assertThat(asked).isOne();
    }

    @Test
    void rubbish_does_not_crowd_out_trusted_tokens() {
        verifier.verify("good", "caller");
        for (int i = 0; i < 50; i++) {
            var rubbish = "bad" + i;
            assertThatThrownBy(() -> verifier.verify(rubbish, "caller")).isInstanceOf(TokenRefusedException.class);
        }
        asked = 0;
        verifier.verify("good", "caller");

        assertThat(asked).isZero();
    }

    @Test
    void a_token_that_is_too_long_is_not_even_looked_at() {
        assertThatThrownBy(() -> verifier.verify("x".repeat(101), "caller")).hasMessageContaining("longer than 100");
        assertThat(asked).isZero();
    }

    @Test
    void of_too_many_values_the_one_unused_for_longest_is_forgotten() {
        var cache = new BoundedCache<String, Integer>(2);
        var later = clock.instant().plusSeconds(9);
        cache.put("a", 1, later);
        cache.put("b", 2, later);
        assertThat(cache.find("a", clock.instant())).contains(1);
        cache.put("c", 3, later);

        assertThat(cache.size()).isEqualTo(2);
        assertThat(cache.find("b", clock.instant())).isEmpty();
        assertThat(cache.find("a", clock.instant())).contains(1);
        assertThat(cache.find("a", later)).isEmpty();
    }
}
