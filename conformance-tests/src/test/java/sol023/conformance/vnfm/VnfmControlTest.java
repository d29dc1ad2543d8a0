package sol023.conformance.vnfm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sol023.conformance.client.rest.Connections;
import sol023.conformance.exchange.Redactor;
import sol023.conformance.target.Secret;
import sol023.conformance.target.Target;
import sol023.conformance.vnfm.control.VnfmControl;
import sol023.conformance.vnfm.lcm.LcmNotifier;
import sol023.conformance.vnfm.lcm.LcmVnfm;

/** Orders to the suite's own VNFM, over HTTP. */
class VnfmControlTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIME = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private VnfmFixture fixture;
    private Connections connections;
    private Callback callback;
    private VnfmControl control;

    @BeforeEach
    void start() throws IOException {
        fixture = new VnfmFixture(folder, Optional.empty());
        connections = new Connections(fixture.identity());
        Redactor redactor = new Redactor(List.of());
        LcmVnfm lcm = new LcmVnfm(
                fixture.vnfm,
                Optional.empty(),
                new LcmNotifier(connections, new Target.Timeouts(TIME, TIME, TIME), redactor, Clock.systemUTC()),
                redactor,
                Clock.systemUTC());
        callback = fixture.vnfm.callback(fixture.recorder);
        control = VnfmControl.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new Secret("the-token".getBytes(StandardCharsets.UTF_8)),
                lcm,
                callback,
                fixture.recorder);
    }

    @AfterEach
    void stop() {
        control.close();
        connections.close();
        fixture.close();
    }

    private HttpResponse<String> send(String method, String path, String body, String token)
            throws IOException, InterruptedException {
        return fixture.send(
                HttpClient.newHttpClient(),
                method,
                URI.create(control.base() + path),
                body,
                "Authorization",
                "Bearer " + token);
    }

    private JsonNode order(int status, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = send(method, path, body, "the-token");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    @Test
    void a_vnf_obeys() throws Exception {
        String vnf = "/vnfs/"
                + order(201, "POST", "/vnfs", "{\"name\":\"a\"}").path("id").asText();

        assertThat(order(200, "POST", vnf + "/instantiate", "{\"vnfcs\":2}")
                        .path("vnf")
                        .path("vnfcs"))
                .hasSize(2);
        assertThat(order(200, "POST", vnf + "/scale-out", "").path("vnf").path("vnfcs"))
                .hasSize(3);
        String first = order(200, "GET", vnf, "").path("vnfcs").path(0).asText();
        assertThat(order(200, "POST", vnf + "/scale-in", "{\"vnfcs\":[\"" + first + "\"]}")
                        .path("vnf")
                        .path("vnfcs"))
                .hasSize(2)
                .noneMatch(id -> id.asText().equals(first));
        assertThat(order(200, "POST", vnf + "/heal", "").path("operation").asText())
                .isEqualTo("HEAL");
        order(409, "DELETE", vnf, "");
        order(200, "POST", vnf + "/terminate", "");
        order(200, "DELETE", vnf, "");
        assertThat(order(200, "GET", "/vnfs", "")).isEmpty();
    }

    @Test
    void the_next_answers_are_programmed_and_what_came_is_listed() throws Exception {
        order(200, "PUT", "/answers/notifications", "[503, 204]");

        assertThat(fixture.send("POST", callback.uri(), "{\"id\":\"n-1\"}").statusCode())
                .isEqualTo(503);
        assertThat(fixture.send("POST", callback.uri(), "{\"id\":\"n-1\"}").statusCode())
                .isEqualTo(204);

        JsonNode received = order(200, "GET", "/received/notifications", "");
        assertThat(received.path("received"))
                .extracting(one -> one.path("answered").asInt())
                .containsExactly(503, 204);
        assertThat(received.path("received").path(0).path("content").path("id").asText())
                .isEqualTo("n-1");
        assertThat(order(
                                200,
                                "GET",
                                "/received/notifications?since="
                                        + received.path("next").asInt(),
                                "")
                        .path("received"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            404 | GET    | /nothing               |
            405 | PUT    | /vnfs                  |
            404 | GET    | /vnfs/none             |
            404 | POST   | /vnfs/none/heal        |
            400 | POST   | /vnfs                  | {"name":
            400 | POST   | /vnfs                  | {"name":7}
            400 | PUT    | /answers/notifications | []
            400 | PUT    | /answers/tests         | [20]
            400 | GET    | /received/lcm?from=1   |
            """)
    void what_cannot_be_done_is_explained(int status, String method, String path, String body) throws Exception {
        assertThat(order(status, method, path, body == null ? "" : body)
                        .path("detail")
                        .asText())
                .isNotBlank();
    }

    @Test
    void nobody_gives_orders_without_the_token() throws Exception {
        HttpResponse<String> answer = send("POST", "/vnfs", "{}", "another");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(order(200, "GET", "/vnfs", "")).isEmpty();
    }
}
