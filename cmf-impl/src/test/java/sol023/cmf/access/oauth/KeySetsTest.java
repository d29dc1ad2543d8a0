package sol023.cmf.access.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import sol023.cmf.access.TokenUncheckedException;
import sol023.cmf.certificate.TestClock;

class KeySetsTest {

    private static final Duration REFRESH = Duration.ofMinutes(15);
    private static final Duration OUTAGE = Duration.ofHours(6);

    private final TestClock clock = new TestClock();
    private final List<JWK> published = new ArrayList<>(List.of(key("a")));
    private final KeySets keys = new KeySets(this::read, REFRESH, OUTAGE, Duration.ofSeconds(1), 2, clock);
    private int reads;
    private boolean down;

    private KeySet read() throws IOException {
        reads++;
        if (down) {
            throw new IOException("down");
        }
        return new KeySet(published);
    }

    private static JWK key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private int found(String id) {
        return keys.matching(header(id)).size();
    }

    private static JWSHeader header(String id) {
        return new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(id).build();
    }

    @Test
    void the_key_set_is_read_once_until_it_is_old() {
        assertThat(found("a")).isOne();
        clock.advance(REFRESH);
        assertThat(found("a")).isOne();
        assertThat(reads).isOne();

        clock.advance(Duration.ofSeconds(1));
        assertThat(found("a")).isOne();
        assertThat(reads).isEqualTo(2);
    }

    @Test
    void an_unknown_key_makes_it_be_read_again_but_not_for_each_token() {
        assertThat(found("a")).isOne();
        published.add(key("b"));
        clock.advance(KeySets.PAUSE);
        assertThat(found("b")).isOne();
        assertThat(reads).isEqualTo(2);

        for (int i = 0; i < 100; i++) {
            assertThat(found("c" + i)).isZero();
        }
        assertThat(reads).isEqualTo(2);
    }

    @Test
    void a_key_that_is_not_published_any_more_is_not_found_after_the_next_reading() {
        assertThat(found("a")).isOne();
        published.set(0, key("b"));
        clock.advance(REFRESH.plusSeconds(1));

        assertThat(found("a")).isZero();
    }

    @Test
    void while_it_cannot_be_read_the_old_one_is_used_for_a_while() {
        assertThat(found("a")).isOne();
        down = true;
        clock.advance(OUTAGE);
        assertThat(found("a")).isOne();

        clock.advance(KeySets.PAUSE);
        assertThatThrownBy(() -> found("a")).isInstanceOf(TokenUncheckedException.class);
    }

    @Test
    void a_key_set_that_was_never_read_is_asked_for_again_after_a_pause() {
        down = true;
        assertThatThrownBy(() -> found("a")).isInstanceOf(TokenUncheckedException.class);
        assertThatThrownBy(() -> found("a")).isInstanceOf(TokenUncheckedException.class);
        assertThat(reads).isOne();

        down = false;
        clock.advance(KeySets.PAUSE);
        assertThat(found("a")).isOne();
    }

    @Test
    void a_source_that_breaks_in_any_way_is_asked_again_after_a_pause() {
        var broken = new AtomicBoolean(true);
        var set = new KeySets(
                () -> {
                    if (broken.get()) {
                        throw new IllegalStateException("broken");
                    }
                    return new KeySet(published);
                },
                REFRESH,
                OUTAGE,
                Duration.ofSeconds(1),
                2,
                clock);
        assertThatThrownBy(() -> set.matching(header("a"))).isInstanceOf(TokenUncheckedException.class);

        broken.set(false);
        clock.advance(KeySets.PAUSE);
        assertThat(set.matching(header("a"))).hasSize(1);
    }

    @Test
    void who_comes_while_the_first_key_set_is_read_waits_for_it() throws Exception {
        var reading = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        var slow = new KeySets(
                () -> {
                    reading.countDown();
                    await(answer);
                    return new KeySet(published);
                },
                REFRESH,
                OUTAGE,
                Duration.ofSeconds(30),
                2,
                clock);
        Executor ownThread = task -> new Thread(task).start(); // the common pool has one thread only on two processors
        var first = CompletableFuture.supplyAsync(() -> slow.matching(header("a")), ownThread);
        await(reading);
        var second = CompletableFuture.supplyAsync(() -> slow.matching(header("a")), ownThread);
        Awaitility.await().until(() -> slow.isAwaited() || second.isDone());
        answer.countDown();

        assertThat(first.get(30, TimeUnit.SECONDS)).hasSize(1);
        assertThat(second.get(30, TimeUnit.SECONDS)).hasSize(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shared_secrets_in_a_key_set_are_left_out() {
        var secret = new OctetSequenceKey.Builder(new byte[32]).keyID("s").build();

        assertThatThrownBy(() -> KeySet.parse(json(secret)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("0 can be used");
    }

    @Test
    void of_a_key_set_only_public_keys_are_needed() throws IOException {
        assertThat(KeySet.parse(json(key("a"))).keys()).hasSize(1);
    }

    private static byte[] json(JWK key) {
        return new JWKSet(key).toString(true).getBytes(StandardCharsets.UTF_8);
    }
}
