package sol023.conformance.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sol023.conformance.exchange.Decoders;
import sol023.conformance.exchange.Exchange;
import sol023.conformance.exchange.Recorder;
import sol023.conformance.exchange.Redactor;
import sol023.conformance.target.HookName;
import sol023.conformance.target.RunId;
import sol023.conformance.target.RunScope;
import sol023.conformance.target.Target;
import sol023.conformance.target.TargetException;
import sol023.conformance.target.TargetFile;

class HooksTest {

    private static final String HEAD =
            """
            target: {name: t, release: 5.4.1}
            rest: {apiRoot: "https://cmf.test"}
            cmp: {base: "https://cmf.test", trust: root.pem}
            credentials:
              vnfm: {tls: {certificate: a, key: b}, cmp: {certificate: a, key: b}}
            hooks:
            """;
    private static final Map<String, String> NAME = Map.of("name", "x.brief.example");

    @TempDir
    Path folder;

    private final RunScope scope = new RunScope();
    private Optional<Recorder> recorder = Optional.empty();

    private Target target(String hook) throws IOException {
        Path file = folder.resolve("target.yaml");
        Files.writeString(file, HEAD + "  certificate.expires: " + hook + "\n");
        return new TargetFile().read(file);
    }

    private Outcome run(String hook) throws IOException {
        Target target = target(hook);
        Recorder fresh = new Recorder(Clock.systemUTC(), new Redactor(target.secrets()), new Decoders(List.of()));
        recorder = Optional.of(fresh);
        return new Hooks(target, new RunId("abc"), scope, fresh, Clock.systemUTC())
                .run(HookName.CERTIFICATE_EXPIRES, NAME);
    }

    private Exchange recorded() {
        return recorder.flatMap(Recorder::last).orElseThrow();
    }

    @Test
    void a_name_alone_needs_nothing_to_be_done() throws IOException {
        assertThat(run("{name: '*.brief.example'}")).isInstanceOf(Outcome.Done.class);
        assertThat(recorder.flatMap(Recorder::last)).isEmpty();
    }

    @Test
    void a_command_gets_the_placeholders_and_no_shell() throws IOException {
        assertThat(run("{command: [/bin/echo, 'a {name};', '$HOME {run}']}")).isInstanceOf(Outcome.Done.class);
        assertThat(recorded().request().method()).isEqualTo("COMMAND");
        assertThat(recorded().request().url()).hasToString("hook:certificate.expires");
        assertThat(new String(recorded().response().orElseThrow().body().bytes(), StandardCharsets.UTF_8))
                .isEqualTo("a x.brief.example; $HOME abc\n");
    }

    @Test
    void a_command_that_fails_or_does_not_exist_is_not_done() throws IOException {
        assertThat(run("{command: [/bin/false]}").toString()).contains("has ended with 1");
        assertThat(run("{command: [/no/such/program]}").toString()).contains("cannot be started");
    }

    @Test
    @Timeout(20)
    void a_command_that_does_not_end_is_stopped() throws IOException {
        assertThat(run("{command: [/bin/sleep, '60'], within: 300ms}").toString())
                .contains("was stopped");
    }

    @Test
    void nobody_is_asked_in_an_unattended_run() throws IOException {
        assertThat(run("{prompt: 'Turn the clock.', within: 60m}").toString()).contains("unattended");
        assertThat(recorder.flatMap(Recorder::last)).isEmpty();
    }

    @Test
    void the_word_of_a_person_is_kept_with_name_and_time() throws IOException {
        List<String> asked = new ArrayList<>();
        Instant at = Instant.parse("2026-02-03T04:05:06Z");
        scope.once(Attendant.SCOPE, Attendant.class, () -> (task, within) -> {
            asked.add(task + " " + within.toSeconds());
            return Optional.of(new Attendant.Attestation("Ada", at));
        });
        assertThat(run("{prompt: 'Make {name} expire.', within: 60s}")).isEqualTo(new Outcome.Attested("Ada", at));
        assertThat(asked).containsExactly("Make x.brief.example expire. 60");
        assertThat(recorded().response().orElseThrow().headers().toString())
                .contains("Attested-By", "Ada", "2026-02-03T04:05:06Z");
    }

    @Test
    void an_http_call_is_recorded_without_its_secret() throws IOException {
        Files.writeString(folder.resolve("token"), "Bearer canary-4711");
        List<String> seen = new ArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] echo = "you sent canary-4711".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(seen.size() == 1 ? 200 : 503, echo.length);
            exchange.getResponseBody().write(echo);
            exchange.close();
        });
        server.start();
        try {
            String hook = "{http: {method: PUT, url: 'http://127.0.0.1:"
                    + server.getAddress().getPort()
                    + "/expire/{name}', headers: {Authorization: {file: token}, Content-Type: text/plain}, body: 'n={name}'}}";
            assertThat(run(hook)).isInstanceOf(Outcome.Done.class);
            assertThat(seen).containsExactly("PUT /expire/x.brief.example Bearer canary-4711 n=x.brief.example");
            assertThat(recorded().request().headers().toString())
                    .contains("[redacted]")
                    .doesNotContain("canary");
            assertThat(new String(recorded().response().orElseThrow().body().bytes(), StandardCharsets.UTF_8))
                    .doesNotContain("canary");
            assertThat(run(hook).toString()).contains("was answered 503");
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | needs a name",
                "{within: 3s} | needs a name",
                "{http: {url: 'https://a'}, prompt: b} | has http and prompt",
                "{name: 'a.*.example'} | must be *. and a domain",
                "{http: {url: 'ftp://a'}} | hooks.certificate.expires.http.url must be an http",
                "{http: {url: 'https://user:canary@a'}} | without user name and password",
                "{http: {url: 'https://a', headers: {Authorization: canary}}} | must not stand in this file",
                "{http: {url: 'https://a', headers: {X: {env: NOT_SET_ANYWHERE}}}} | names a variable that is not set",
                "{command: ls} | must be a list of texts",
                "{comand: [ls]} | the nearest known key is command",
            })
    void a_hook_that_cannot_be_used_is_named(String hook, String words) {
        assertThatThrownBy(() -> target(hook))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("target.yaml:7: ")
                .hasMessageContaining(words)
                .hasMessageNotContaining("canary");
    }

    @Test
    void waiting_has_a_default() throws IOException {
        assertThat(target("{prompt: a}")
                        .hook(HookName.CERTIFICATE_EXPIRES)
                        .orElseThrow()
                        .within())
                .isEqualTo(Duration.ofSeconds(30));
    }
}
