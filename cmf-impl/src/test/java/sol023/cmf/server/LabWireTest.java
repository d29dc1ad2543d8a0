package sol023.cmf.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sol023.cmf.server.Registrations.TARGET;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starting and stopping the lab. */
class LabWireTest {

    private static final OptionalInt ANY = OptionalInt.of(0);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void the_second_start_uses_everything_again() throws IOException {
        String id;
        Map<String, String> before;
        try (var lab = start()) {
            id = vnfm(lab).post(TARGET, Registrations.valid()).json().path("id").asText();
            before = files();
        }
        try (var lab = start()) {
            assertThat(files()).isEqualTo(before).hasSizeGreaterThan(10);
            assertThat(vnfm(lab).get(TARGET + "/" + id).status()).isEqualTo(200);
        }
    }

    @Test
    void secrets_are_for_their_owner_only() throws IOException {
        try (var lab = start()) {
            assertThat(lab.cmf().httpsPort()).isPositive();
            for (var secret : new String[] {
                "vnfm/vnfm.key",
                "vnfm/cmp-secret",
                "vnfm-b/vnfm.key",
                "vnfm-server/server.key",
                "vnfm-b/cmp-secret",
                "ca/keys.p12",
                "ca/keys.password",
                "cmf.db",
                "audit.log"
            }) {
                assertThat(Files.getPosixFilePermissions(folder.resolve(secret)))
                        .as(secret)
                        .isSubsetOf(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
            }
        }
    }

    @Test
    void the_target_file_names_the_ports_and_files_that_there_are() throws IOException {
        try (var lab = start()) {
            var text = Files.readString(folder.resolve("target.yaml"));

            assertThat(text).contains("apiRoot: " + lab.cmf().apiRoot());
            assertThat(folder.resolve("operator/url"))
                    .hasContent(lab.cmf().apiRoot().toString());
            try (var target = ConfigMap.load(folder.resolve("target.yaml"))) {
                for (var part : new String[] {"target", "crl", "ics", "timeouts", "hooks"}) {
                    assertThat(target.has(part)).as(part).isTrue();
                }
                assertThat(target.map("rest").file("trust")).isRegularFile();
                assertThat(target.map("cmp").file("trust")).isRegularFile();
                assertThat(target.map("vnfm").map("tls").file("certificate")).isRegularFile();
                assertThat(target.map("vnfm").map("tls").file("key")).isRegularFile();
                for (var name : new String[] {"vnfm", "other"}) {
                    var credentials = target.map("credentials").map(name);
                    assertThat(credentials.has("oauth")).as("oauth").isTrue();
                    assertThat(credentials.map("tls").file("certificate")).isRegularFile();
                    assertThat(credentials.map("cmp").file("key")).isRegularFile();
                    assertThat(credentials.map("mac").map("secret").file("file"))
                            .isRegularFile();
                }
            }
        }
    }

    @Test
    void two_labs_do_not_share_a_folder() {
        try (var lab = start()) {
            assertThat(lab.cmf().httpsPort()).isPositive();
            assertThatThrownBy(this::start)
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("another CMF uses");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
    void a_lab_serves_this_machine_only(String address) {
        assertThatThrownBy(() -> Lab.start(folder, address, ANY, ANY, Clock.systemUTC()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("loopback");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_port_that_is_taken_is_said_in_one_line_and_the_folder_is_free_again() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = OptionalInt.of(taken.getLocalPort());
            assertThatThrownBy(() -> Lab.start(folder, "127.0.0.1", port, ANY, Clock.systemUTC()))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
                    .hasMessageContaining("in use");
        }
        try (var lab = start()) {
            assertThat(lab.cmf().httpsPort()).isPositive();
        }
    }

    @Test
    void nothing_is_registered_without_an_answer_when_the_cmf_stops() throws Exception {
        var answered = new AtomicInteger();
        var lab = start();
        var client = vnfm(lab);
        var busy = IntStream.range(0, 4)
                .mapToObj(each -> CompletableFuture.runAsync(() -> registerUntilStopped(client, answered)))
                .toList();
        Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> answered.get() >= 20);
        lab.close();
        for (var each : busy) {
            each.get(30, TimeUnit.SECONDS);
        }

        try (var again = start()) {
            assertThat(vnfm(again).count(TARGET)).isEqualTo(answered.get());
        }
    }

    private static void registerUntilStopped(Client client, AtomicInteger answered) {
        try {
            while (client.post(TARGET, Registrations.valid()).status() == 201) {
                answered.incrementAndGet();
            }
        } catch (UncheckedIOException stopped) {
            assertThat(answered.get()).isGreaterThanOrEqualTo(20);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void a_tls_session_is_resumed_and_still_names_the_consumer(String version) throws IOException {
        try (var lab = start()) {
            var client = vnfm(lab);
            long first = 0;
            for (int i = 0; i < 2; i++) {
                try (var socket = (SSLSocket) client.connect()) {
                    socket.setEnabledProtocols(new String[] {version});
                    socket.getOutputStream()
                            .write(("GET " + TARGET + " HTTP/1.1\r\nHost: localhost\r\nVersion: 1.0.0\r\n\r\n")
                                    .getBytes(UTF_8));
                    assertThat(Client.read(socket.getInputStream()).status()).isEqualTo(200);
                    var created = socket.getSession().getCreationTime();
                    assertThat(socket.getSession().getProtocol()).isEqualTo(version);
                    if (i == 0) {
                        first = created;
                    } else {
                        assertThat(created)
                                .as("the session of the first connection")
                                .isEqualTo(first);
                    }
                }
            }
        }
    }

    @Test
    void older_tls_is_not_spoken() throws IOException {
        try (var lab = start();
                var socket = (SSLSocket) vnfm(lab).connect()) {
            socket.setEnabledProtocols(new String[] {"TLSv1.1"});
            assertThatThrownBy(socket::startHandshake).isInstanceOf(IOException.class);
        }
    }

    private Lab start() {
        return Lab.start(folder, "127.0.0.1", ANY, ANY, Clock.systemUTC());
    }

    private Client vnfm(Lab lab) {
        return Client.of(lab, folder, Optional.of("vnfm"));
    }

    /** They tell the ports, which may be others the next time; the lock is of one process. */
    private static final Set<String> WRITTEN_AT_EACH_START = Set.of("target.yaml", "operator/url", "lock");

    /** The content of all files that a start must not change. */
    private Map<String, String> files() throws IOException {
        var contents = new TreeMap<String, String>();
        try (var all = Files.walk(folder)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                var name = folder.relativize(file).toString();
                if (!name.startsWith("cmf.db") && !WRITTEN_AT_EACH_START.contains(name)) {
                    contents.put(
                            name, new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
                }
            }
        }
        return contents;
    }
}
