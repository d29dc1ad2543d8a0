package sol023.cmf.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static sol023.cmf.server.Registrations.TARGET;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import sol023.cmf.access.AuthenticationMode;
import sol023.cmf.access.VerifiedToken;
import sol023.cmf.access.oauth.TokenSettings;
import sol023.cmf.sol013.query.ListSettings;

/** Signed bearer tokens over the wire: which are taken, which are refused and how, and what each scope grants. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenWireTest {

    private static final String ALL = "cert:v1:all";

    private final AuthorizationServer server = new AuthorizationServer();
    private Path folder = Path.of("");
    private Lab lab;
    private Client stranger;
    private Client vnfm;

    @BeforeAll
    void start(@TempDir Path given) {
        folder = given;
        lab = start(
                given, settings -> with(settings, access(new TokenSettings.KeysAtUrl(server.url("/jwks"), List.of()))));
        stranger = Client.of(lab, folder, Optional.empty());
        vnfm = Client.of(lab, folder, Optional.of("vnfm"));
    }

    @AfterAll
    void stop() {
        lab.close();
        server.close();
    }

    static Lab start(Path folder, UnaryOperator<CmfSettings> change) {
        var any = OptionalInt.of(0);
        return Lab.start(folder, "127.0.0.1", any, any, Limits.standard(), change, Clock.systemUTC());
    }

    static CmfSettings with(CmfSettings lab, AccessSettings access) {
        return with(lab, access, lab.lists());
    }

    static CmfSettings with(CmfSettings lab, AccessSettings access, ListSettings lists) {
        return with(lab, access, lists, lab.lcm());
    }

    static CmfSettings with(CmfSettings lab, CmfSettings.LcmSource lcm) {
        return with(lab, lab.access(), lab.lists(), lcm);
    }

    private static CmfSettings with(
            CmfSettings lab, AccessSettings access, ListSettings lists, CmfSettings.LcmSource lcm) {
        return new CmfSettings(
                lab.https(),
                lab.http(),
                lab.rest(),
                lab.crl(),
                lab.ocsp(),
                lab.identity(),
                lab.store(),
                lab.ca(),
                lab.profiles(),
                lab.requests(),
                lab.consumers(),
                lab.cmp(),
                lab.subjects(),
                lists,
                lab.limits(),
                access,
                lab.notifications(),
                lab.audit(),
                lcm,
                lab.extras());
    }

    static AccessSettings access(TokenSettings.Keys keys) {
        return access(
                new TokenSettings.Signed(keys, TokenSettings.ALGORITHMS, Duration.ofMinutes(15), Duration.ofHours(6)));
    }

    static AccessSettings access(TokenSettings.Check check) {
        var rules = new TokenSettings.Rules(
                Optional.of(AuthorizationServer.ISSUER),
                Optional.of(AuthorizationServer.AUDIENCE),
                List.of("client_id", "azp"),
                Duration.ofSeconds(5));
        var bounds = new TokenSettings.Bounds(4096, 4096, Duration.ofSeconds(2), 2, 100);
        return new AccessSettings(AuthenticationMode.ANY, Optional.of(new TokenSettings(check, rules, bounds)));
    }

    private Client.Answer get(String target, String token) {
        return stranger.send("GET", target, Optional.empty(), "Authorization", "Bearer " + token);
    }

    private String token(String client, String scope) {
        return server.sign(AuthorizationServer.claims(client, scope).build());
    }

    @Test
    void a_token_is_as_good_as_a_certificate_and_names_the_same_consumer() {
        var id = vnfm.post(TARGET, Registrations.valid()).json().path("id").asText();

        assertThat(get(TARGET + "/" + id, token("vnfm", ALL)).status()).isEqualTo(200);
        assertThat(get(TARGET + "/" + id, token("vnfm-b", ALL)).status()).isEqualTo(404);
    }

    @Test
    void without_token_and_certificate_both_ways_in_are_named() {
        var answer = stranger.get(TARGET);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.head().lines().filter(line -> line.regionMatches(true, 0, "www-authenticate", 0, 16)))
                .anyMatch(line -> line.endsWith("Bearer realm=\"cmf\""))
                .anyMatch(line -> line.endsWith("ClientCertificate realm=\"cmf\""));
        assertThat(answer.json().path("status").asInt()).isEqualTo(401);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void a_token_that_is_not_to_be_trusted_is_refused(String why, String token) {
        var answer = get(TARGET, token);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).hasValueSatisfying(challenge -> assertThat(challenge)
                .startsWith("Bearer realm=\"cmf\", error=\"invalid_token\", error_description=\"")
                .contains(why));
        assertThat(answer.detail()).contains(why);
        assertThat(answer.head() + answer.body()).doesNotContain(token);
    }

    Stream<Arguments> refused() throws Exception {
        var past = Date.from(Instant.now().minusSeconds(60));
        var future = Date.from(Instant.now().plusSeconds(60));
        var right = claims().build();
        var signed = server.sign(right);
        var other = AuthorizationServer.rsaKey("key-1");
        var byMac = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("key-1").build(), right);
        byMac.sign(new MACSigner(server.key().toRSAPublicKey().getEncoded()));
        int point = signed.lastIndexOf('.');
        var changed = signed.substring(0, point + 1)
                + (signed.charAt(point + 1) == 'A' ? 'B' : 'A')
                + signed.substring(point + 2);
        return Stream.of(
                Arguments.of(
                        "has expired", server.sign(claims().expirationTime(past).build())),
                Arguments.of(
                        "does not say when it expires",
                        server.sign(claims().expirationTime(null).build())),
                Arguments.of(
                        "is not valid yet",
                        server.sign(claims().notBeforeTime(future).build())),
                Arguments.of(
                        "is for another audience",
                        server.sign(claims().audience("https://other").build())),
                Arguments.of(
                        "is for another audience",
                        server.sign(claims().audience(List.of()).build())),
                Arguments.of(
                        "is of another issuer",
                        server.sign(claims().issuer("https://other").build())),
                Arguments.of(
                        "does not say which client",
                        server.sign(claims().claim("client_id", null).build())),
                Arguments.of("no consumer here", token("nobody", ALL)),
                Arguments.of("wrong signature", AuthorizationServer.sign(other, "key-1", right)),
                Arguments.of("wrong signature", changed),
                Arguments.of("does not publish", AuthorizationServer.sign(other, "key-2", right)),
                Arguments.of("not a signed JSON Web Token", new PlainJWT(right).serialize()),
                Arguments.of("algorithm that is not taken", byMac.serialize()),
                Arguments.of("not a signed JSON Web Token", "rubbish"),
                Arguments.of(
                        "longer than 4096",
                        server.sign(claims().claim("pad", "x".repeat(5000)).build())),
                Arguments.of(
                        "bound to another TLS client certificate",
                        server.sign(claims().claim("cnf", Map.of("x5t#S256", "AAAA"))
                                .build())),
                Arguments.of(
                        "in a way that is not understood",
                        server.sign(claims().claim("cnf", Map.of("jkt", "AAAA")).build())));
    }

    private static JWTClaimsSet.Builder claims() {
        return AuthorizationServer.claims("vnfm", ALL);
    }

    @Test
    void a_header_that_is_malformed_or_there_twice_is_a_bad_request() {
        var token = token("vnfm", ALL);

        for (var headers : List.of(
                new String[] {"Authorization", "Bearer a b"},
                new String[] {"Authorization", "Bearer"},
                new String[] {"Authorization", "Bearer " + token, "Authorization", "Bearer " + token})) {
            var answer = stranger.send("GET", TARGET, Optional.empty(), headers);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.header("WWW-Authenticate"))
                    .hasValueSatisfying(challenge -> assertThat(challenge).contains("error=\"invalid_request\""));
        }
    }

    @Test
    void token_and_certificate_have_to_name_the_same_consumer() {
        var same = vnfm.send("GET", TARGET, Optional.empty(), "Authorization", "Bearer " + token("vnfm", ALL));
        var other = vnfm.send("GET", TARGET, Optional.empty(), "Authorization", "Bearer " + token("vnfm-b", ALL));

        assertThat(same.status()).isEqualTo(200);
        assertThat(other.status()).isEqualTo(401);
        assertThat(other.detail()).contains("another consumer");
    }

    @Test
    void a_bound_token_is_taken_with_its_certificate_only() {
        var certificate = PemFiles.certificates(folder.resolve("vnfm/vnfm.crt")).get(0);
        var token = server.sign(claims().claim("cnf", Map.of("x5t#S256", VerifiedToken.thumbprint(certificate)))
                .build());

        assertThat(vnfm.send("GET", TARGET, Optional.empty(), "Authorization", "Bearer " + token)
                        .status())
                .isEqualTo(200);
        assertThat(get(TARGET, token).status()).isEqualTo(401);
        var elsewhere = Client.of(lab, folder, Optional.of("vnfm-b"))
                .send("GET", TARGET, Optional.empty(), "Authorization", "Bearer " + token);
        assertThat(elsewhere.status()).isEqualTo(401);
        assertThat(elsewhere.header("WWW-Authenticate")).hasValueSatisfying(challenge -> assertThat(challenge)
                .contains("invalid_token", "another TLS client certificate"));
    }

    @Test
    void a_token_bound_to_another_certificate_than_its_consumers_connection_is_refused() {
        var of = PemFiles.certificates(folder.resolve("vnfm-b/vnfm.crt")).get(0);
        var token = server.sign(claims().claim("cnf", Map.of("x5t#S256", VerifiedToken.thumbprint(of)))
                .build());

        assertThat(vnfm.send("GET", TARGET, Optional.empty(), "Authorization", "Bearer " + token)
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "cert:v1:subject, GET, 200",
        "cert:v1:subject, POST, 201",
        "cert:v1:subject, READ, 200",
        "cert:v1:subject, DELETE, 204",
        "nfv-cert:v1:subject, GET, 200",
        "cert:v1:all, POST, 201",
        "cert:v1:operator, DELETE, 204",
        "other cert:v1:subject, GET, 200",
        "cert:v1:certificate_content:readonly, GET, 403",
        "cert:v1:certificate_content:readonly, POST, 403",
        "cert:v1:certificate_content:readonly, READ, 403",
        "cert:v1:certificate_content:readonly, DELETE, 403",
        "certnotify:v1:all, GET, 403",
        "certnotify:v1:all, DELETE, 403",
        "cert:v1:subjects, GET, 403",
        "'', POST, 403",
    })
    void a_scope_grants_what_annex_c_says(String scope, String what, int status) {
        var id = vnfm.post(TARGET, Registrations.valid()).json().path("id").asText();
        var bearer = "Bearer " + token("vnfm", scope);

        var answer =
                switch (what) {
                    case "POST" ->
                        stranger.send(
                                "POST",
                                TARGET,
                                Optional.of(Registrations.valid()),
                                "Content-Type",
                                "application/json",
                                "Authorization",
                                bearer);
                    case "READ" -> stranger.send("GET", TARGET + "/" + id, Optional.empty(), "Authorization", bearer);
                    case "DELETE" ->
                        stranger.send("DELETE", TARGET + "/" + id, Optional.empty(), "Authorization", bearer);
                    default -> stranger.send("GET", TARGET, Optional.empty(), "Authorization", bearer);
                };

        assertThat(answer.status()).isEqualTo(status);
        if (status == 403) {
            assertThat(answer.json().path("status").asInt()).isEqualTo(403);
            assertThat(answer.header("WWW-Authenticate")).hasValueSatisfying(challenge -> assertThat(challenge)
                    .contains("error=\"insufficient_scope\"", "scope=\"cert:v1:subject\""));
            assertThat(vnfm.get(TARGET + "/" + id).status()).isEqualTo(200);
        }
    }

    @Test
    void a_token_without_scope_reads_the_versions_and_learns_405_and_404() {
        var token = token("vnfm", "");

        assertThat(get("/nfv-cert/api_versions", token).status()).isEqualTo(200);
        assertThat(get("/nfv-cert/v1/nothing", token).status()).isEqualTo(404);
        assertThat(stranger.send("PUT", TARGET, Optional.empty(), "Authorization", "Bearer " + token)
                        .status())
                .isEqualTo(405);
    }

    @Test
    void an_operator_sees_and_deregisters_what_others_registered() {
        var id = vnfm.post(TARGET, Registrations.valid()).json().path("id").asText();
        var operator = token("vnfm-b", "cert:v1:operator");

        assertThat(get(TARGET + "/" + id, operator).status()).isEqualTo(200);
        assertThat(get(TARGET, operator).body()).contains(id);
        assertThat(get(TARGET, token("vnfm-b", ALL)).body()).doesNotContain(id);
        assertThat(stranger.send("DELETE", TARGET + "/" + id, Optional.empty(), "Authorization", "Bearer " + operator)
                        .status())
                .isEqualTo(204);
        assertThat(vnfm.get(TARGET + "/" + id).status()).isEqualTo(404);
    }

    @Test
    void the_audit_log_says_who_did_what_and_has_no_token_in_it() throws IOException {
        var token = token("vnfm", ALL);
        var expired =
                server.sign(claims().expirationTime(Date.from(Instant.now().minusSeconds(90)))
                        .build());
        var trace = "0af7651916cd43dd8448eb211c80319c";
        var created = stranger.send(
                "POST",
                TARGET,
                Optional.of(Registrations.valid()),
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer " + token,
                "traceparent",
                "00-" + trace + "-b7ad6b7169203331-01");
        var id = created.json().path("id").asText();
        get(TARGET, expired);
        vnfm.delete(TARGET + "/" + id + "x");
        vnfm.delete(TARGET + "/" + id);

        var log = Files.readString(folder.resolve("audit.log"), UTF_8);
        assertThat(log.lines())
                .anySatisfy(line -> assertThat(line)
                        .contains("\"action\":\"subject.register\",\"outcome\":\"done\",\"who\":\"vnfm\"")
                        .contains("\"from\":\"127.0.0.1\",\"correlation\":\"" + trace + "\"")
                        .contains("\"by\":\"token\",\"subject\":\"" + id + "\""))
                .anySatisfy(line -> assertThat(line)
                        .contains("\"action\":\"subject.deregister\",\"outcome\":\"refused\",\"who\":\"vnfm\"")
                        .contains("\"status\":\"404\""))
                .anySatisfy(line -> assertThat(line)
                        .contains("\"action\":\"subject.deregister\",\"outcome\":\"done\"")
                        .contains("\"by\":\"certificate\",\"subject\":\"" + id + "\""))
                .anySatisfy(line ->
                        assertThat(line).contains("\"action\":\"authenticate\",\"outcome\":\"refused\",\"who\":\"-\""));
        assertThat(log).doesNotContain(token).doesNotContain(expired).doesNotContain("Bearer");
    }
}
