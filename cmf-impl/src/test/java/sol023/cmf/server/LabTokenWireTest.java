package sol023.cmf.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static sol023.cmf.server.Registrations.TARGET;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The token endpoint of the lab. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabTokenWireTest {

    private static final String GRANT = "grant_type=client_credentials";

    private Path folder = Path.of("");
    private Lab lab;
    private Client stranger;
    private Client vnfm;

    @BeforeAll
    void start(@TempDir Path given) {
        folder = given;
        lab = TokenWireTest.start(given, UnaryOperator.identity());
        stranger = Client.of(lab, folder, Optional.empty());
        vnfm = Client.of(lab, folder, Optional.of("vnfm"));
    }

    @AfterAll
    void stop() {
        lab.close();
    }

    private String secret(String name) throws IOException {
        return Files.readString(folder.resolve(name + "/oauth-secret")).strip();
    }

    private Client.Answer ask(String name, String secret, String form) {
        var basic = Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(UTF_8));
        return stranger.send(
                "POST",
                LabTokenServlet.TOKEN_PATH,
                Optional.of(form),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Authorization",
                "Basic " + basic);
    }

    private int use(Client client, JsonNode answer) {
        return client.send(
                        "GET",
                        TARGET,
                        Optional.empty(),
                        "Authorization",
                        "Bearer " + answer.path("access_token").asText())
                .status();
    }

    @Test
    void a_client_with_its_secret_has_a_token_that_the_lab_takes() throws IOException {
        var answer = ask("vnfm", secret("vnfm"), GRANT + "&scope=cert%3Av1%3Asubject");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.json().path("token_type").asText()).isEqualTo("Bearer");
        assertThat(answer.json().path("scope").asText()).isEqualTo("cert:v1:subject");
        assertThat(answer.json().path("expires_in").asInt()).isEqualTo(600);
        assertThat(use(stranger, answer.json())).isEqualTo(200);
    }

    @Test
    void without_a_wish_the_token_has_all_scopes_of_the_client() throws IOException {
        assertThat(ask("vnfm-b", secret("vnfm-b"), GRANT).json().path("scope").asText())
                .isEqualTo("cert:v1:all certnotify:v1:all");
        assertThat(ask("operator", secret("operator"), GRANT)
                        .json()
                        .path("scope")
                        .asText())
                .isEqualTo("cert:v1:operator");
    }

    @Test
    void a_client_with_its_certificate_has_a_token_that_is_bound_to_it() throws ParseException {
        var answer = vnfm.send(
                "POST",
                LabTokenServlet.TOKEN_PATH,
                Optional.of(GRANT + "&client_id=vnfm"),
                "Content-Type",
                "application/x-www-form-urlencoded");

        assertThat(answer.status()).isEqualTo(200);
        var token = SignedJWT.parse(answer.json().path("access_token").asText());
        assertThat(token.getJWTClaimsSet().getClaim("cnf")).isInstanceOf(Map.class);
        assertThat(use(vnfm, answer.json())).isEqualTo(200);
        assertThat(use(stranger, answer.json())).isEqualTo(401);
    }

    @Test
    void for_tests_there_are_tokens_for_others_and_tokens_that_end_at_once() throws IOException {
        assertThat(use(
                        stranger,
                        ask("vnfm", secret("vnfm"), GRANT + "&resource=https://other")
                                .json()))
                .isEqualTo(401);
        assertThat(use(
                        stranger,
                        ask("vnfm", secret("vnfm"), GRANT + "&lab_lifetime=0").json()))
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type=password, 400, unsupported_grant_type",
        "scope=x, 400, unsupported_grant_type",
        "grant_type=client_credentials&scope=cert:v1:operator, 400, invalid_scope",
        "grant_type=client_credentials&scope=nonsense, 400, invalid_scope",
        "grant_type=client_credentials&grant_type=client_credentials, 400, invalid_request",
        "grant_type=client_credentials&lab_lifetime=9999, 400, invalid_request",
        "grant_type=%zz, 400, invalid_request",
    })
    void what_is_not_granted_is_said_in_the_words_of_the_standard(String form, int status, String error)
            throws IOException {
        var answer = ask("vnfm", secret("vnfm"), form);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("error").asText()).isEqualTo(error);
    }

    @Test
    void a_client_without_the_right_secret_or_certificate_has_nothing() throws IOException {
        var wrong = ask("vnfm", secret("vnfm-b"), GRANT);
        var nobody = ask("nobody", "x", GRANT);
        var other = vnfm.send(
                "POST",
                LabTokenServlet.TOKEN_PATH,
                Optional.of(GRANT + "&client_id=vnfm-b"),
                "Content-Type",
                "application/x-www-form-urlencoded");

        for (var answer : new Client.Answer[] {wrong, nobody, other}) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.json().path("error").asText()).isEqualTo("invalid_client");
            assertThat(answer.header("WWW-Authenticate")).isPresent();
        }
    }

    @Test
    void the_published_key_set_has_no_private_key_and_secrets_are_for_their_owner_only() throws IOException {
        assertThat(stranger.get("/lab/oauth2/jwks").body()).contains("\"kid\"").doesNotContain("\"d\"");
        assertThat(Files.readString(folder.resolve("oauth/jwks.json"))).doesNotContain("\"d\"");
        for (var file : new String[] {"vnfm/oauth-secret", "vnfm-b/oauth-secret", "oauth/signing-key.json"}) {
            assertThat(Files.getPosixFilePermissions(folder.resolve(file)))
                    .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        }
        assertThat(lab.welcome()).contains("/lab/oauth2/token").doesNotContain(secret("vnfm"));
    }
}
