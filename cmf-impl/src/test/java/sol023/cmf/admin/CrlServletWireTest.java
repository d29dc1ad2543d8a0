package sol023.cmf.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.servlet.WebappContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sol023.cmf.ca.CaSettings;
import sol023.cmf.ca.CryptoProviders;
import sol023.cmf.ca.EmbeddedCertificateAuthority;
import sol023.cmf.store.Database;
import sol023.cmf.store.Engine;

class CrlServletWireTest {

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private Database database;
    private HttpServer server;
    private CrlPublication publication;
    private URI crl;

    @BeforeEach
    void start() throws Exception {
        database = Engine.SQLITE.open(folder);
        var authority = EmbeddedCertificateAuthority.open(
                CaSettings.lab(folder.resolve("ca")), CryptoProviders.choose(), Clock.systemUTC(), Optional::empty);
        publication = new CrlPublication(database, authority, Duration.ofDays(1), Clock.systemUTC());
        server = new HttpServer();
        var listener = new NetworkListener("http", "127.0.0.1", 0);
        server.addListener(listener);
        var context = new WebappContext("crl", "/crl");
        context.addServlet("crl", new CrlServlet(publication)).addMapping("/*");
        context.deploy(server);
        server.start();
        crl = URI.create("http://127.0.0.1:" + listener.getPort() + "/crl/" + authority.keyIdentifier() + ".crl");
    }

    @AfterEach
    void stop() {
        server.shutdownNow();
        database.close();
    }

    @Test
    void the_crl_is_served_with_its_media_type_and_a_tag() throws Exception {
        var answer = send(HttpRequest.newBuilder(crl));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(publication.current().der());
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/pkix-crl");
        assertThat(answer.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("public, no-cache");
        assertThat(answer.headers().firstValue("Last-Modified")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "W/\"1\"", "\"0\", \"1\"", "*"})
    void who_has_the_newest_crl_gets_no_other_copy(String tag) throws Exception {
        send(HttpRequest.newBuilder(crl));
        var answer = send(HttpRequest.newBuilder(crl).header("If-None-Match", tag));

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("ETag")).contains("\"1\"");
    }

    @Test
    void who_has_an_older_crl_gets_the_newest() throws Exception {
        assertThat(send(HttpRequest.newBuilder(crl).header("If-None-Match", "\"11\""))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void head_tells_the_length() throws Exception {
        var answer = send(HttpRequest.newBuilder(crl).method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValueAsLong("Content-Length").orElseThrow())
                .isEqualTo(publication.current().der().length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void other_methods_are_not_allowed(String method) throws Exception {
        var answer = send(HttpRequest.newBuilder(crl).method(method, HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x.crl", "../x", "00.crl"})
    void there_is_no_other_crl(String name) throws Exception {
        assertThat(send(HttpRequest.newBuilder(crl.resolve(name))).statusCode()).isEqualTo(404);
    }

    @Test
    void a_failing_database_shows_nothing_of_itself() throws Exception {
        database.close();
        var answer = send(HttpRequest.newBuilder(crl));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .contains("reference")
                .doesNotContain("Exception", "jdbc", "sol023", "at ");
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }
}
