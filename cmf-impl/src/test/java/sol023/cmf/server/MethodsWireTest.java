package sol023.cmf.server;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.cmf.server.Registrations.TARGET;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Methods that a resource does not have (SOL023 clauses 5.6.3.3.3 and 5.6.3.4.3) are answered 405 and those that it has are named. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MethodsWireTest {

    private static final String NO_SUBJECT = "no-such-subject";

    private Lab lab;
    private Client vnfm;
    private String subject = NO_SUBJECT;

    @BeforeAll
    void start(@TempDir Path folder) {
        lab = Lab.start(folder, "127.0.0.1", OptionalInt.of(0), OptionalInt.of(0), Clock.systemUTC());
        vnfm = Client.of(lab, folder, Optional.of("vnfm"));
        subject = vnfm.post(TARGET, Registrations.valid()).json().path("id").asText();
    }

    @AfterAll
    void stop() {
        lab.close();
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void a_method_that_a_resource_does_not_have_is_answered_405(String method, String target, List<String> served) {
        var answer = vnfm.send(
                method, target.replace("{id}", subject), Optional.empty(), "Content-Type", "application/json");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).hasValueSatisfying(allow -> assertThat(
                        Arrays.stream(allow.split(",")).map(String::trim))
                .containsAll(served)
                .doesNotContain(method));
        if (!method.equals("HEAD")) {
            assertThat(answer.json().path("status").asInt()).isEqualTo(405);
        }
        assertThat(vnfm.get(TARGET + "/" + subject).status()).isEqualTo(200);
    }

    static Stream<Arguments> matrix() {
        var list = List.of("GET", "POST");
        var individual = List.of("GET", "DELETE");
        return Stream.of(
                        rows(TARGET, list, "PUT", "PATCH", "DELETE", "TRACE"),
                        rows(TARGET + "/{id}", individual, "POST", "PUT", "PATCH", "TRACE"),
                        rows(TARGET + "/" + NO_SUBJECT, individual, "POST", "PUT", "PATCH"),
                        rows("/nfv-cert/vnfc-certificates/subjects", list, "PUT", "PATCH", "DELETE"),
                        rows("/nfv-cert/vnfc-certificates/subjects/{id}", individual, "POST", "PUT", "PATCH"),
                        rows("/nfv-cert/api_versions", List.of("GET"), "POST", "PUT", "PATCH", "DELETE"),
                        rows("/nfv-cert/v1/api_versions", List.of("GET"), "POST", "PUT", "PATCH", "DELETE"),
                        rows("/health", List.of("GET"), "POST", "PUT", "DELETE"))
                .flatMap(rows -> rows);
    }

    private static Stream<Arguments> rows(String target, List<String> served, String... methods) {
        return Stream.of(methods).map(method -> Arguments.of(method, target, served));
    }
}
