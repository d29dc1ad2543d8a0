package sol023.cmf.bench;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import sol023.cmf.access.TokenVerifier;
import sol023.cmf.access.VerifiedToken;
import sol023.cmf.access.oauth.TokenSettings;
import sol023.cmf.access.oauth.TokenVerifiers;

/** What a request pays for its bearer token (ES256): one that is remembered, and one that is not. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@NullUnmarked // JMH fills the state by its set-up method
public class TokenBenchmark {

    private TokenVerifier verifier;
    private String one;
    private String other;
    private boolean turn;

    @Setup
    public void start() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("key").generate();
        Path keys = Files.createTempFile("jwks", ".json");
        Files.writeString(keys, new JWKSet(key).toString(true));
        verifier = TokenVerifiers.build(
                new TokenSettings(
                        new TokenSettings.Signed(
                                new TokenSettings.KeysInFile(keys),
                                Set.of("ES256"),
                                Duration.ofHours(1),
                                Duration.ofHours(1)),
                        new TokenSettings.Rules(
                                Optional.of("issuer"),
                                Optional.of("audience"),
                                List.of("client_id"),
                                Duration.ofSeconds(30)),
                        new TokenSettings.Bounds(8192, 1 << 18, Duration.ofSeconds(3), 8, 1)),
                Clock.systemUTC());
        one = token(key, "one");
        other = token(key, "other");
    }

    private static String token(ECKey key, String id) throws Exception {
        Date end = Date.from(Clock.systemUTC().instant().plus(Duration.ofHours(1)));
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("key").build(),
                new JWTClaimsSet.Builder()
                        .issuer("issuer")
                        .audience("audience")
                        .claim("client_id", "vnfm")
                        .claim("scope", "cert:v1:all")
                        .jwtID(id)
                        .expirationTime(end)
                        .build());
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    @Benchmark
    public VerifiedToken remembered() {
        return verifier.verify(one, "vnfm");
    }

    /** Only one token is remembered, so two in turn are verified each time. */
    @Benchmark
    public VerifiedToken verified() {
        turn = !turn;
        return verifier.verify(turn ? one : other, "vnfm");
    }
}
