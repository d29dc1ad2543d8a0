package sol023.conformance.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sol023.conformance.target.Capability;
import sol023.conformance.target.Target;
import sol023.conformance.target.VnfmSettings;

class DoctorWireTest {

    private static final TestPki PKI = TestPki.of("root");
    private static final TestPki STRANGER = TestPki.of("stranger");

    @TempDir
    Path folder;

    private HttpsServer server;
    private int subjectsStatus = 200;
    private int cmpStatus = 400;
    private String contentType = "";
    private Target.KeyFiles client;
    private Path root;
    private Path strangersRoot;

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        root = TestPki.write(
                folder.resolve("root.pem"), "CERTIFICATE", PKI.anchor().getEncoded());
        strangersRoot = TestPki.write(
                folder.resolve("other.pem"), "CERTIFICATE", STRANGER.anchor().getEncoded());
        client = files("vnfm", PKI.issue("vnfm"));
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SSLContext context = TlsContext.of(Optional.of(root), files("server", PKI.issue("server")));
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ssl = context.getDefaultSSLParameters();
                ssl.setNeedClientAuth(true);
                parameters.setSSLParameters(ssl);
            }
        });
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        int status = path.startsWith("/.well-known/cmp/p/")
                ? cmpStatus
                : path.equals("/nfv-cert/v1/subjects") ? subjectsStatus : 404;
        if (!contentType.isEmpty()) {
            exchange.getResponseHeaders().set("Content-Type", contentType);
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private Target.KeyFiles files(String name, TestPki.Issued issued) throws IOException, GeneralSecurityException {
        return new Target.KeyFiles(
                TestPki.write(
                        folder.resolve(name + ".pem"),
                        "CERTIFICATE",
                        issued.certificate().getEncoded()),
                TestPki.write(
                        folder.resolve(name + ".key"),
                        "PRIVATE KEY",
                        issued.key().getEncoded()));
    }

    private String address() {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    private Target target(String apiRoot, Path trust, Target.KeyFiles tls, Map<Capability, Boolean> ics) {
        return target(apiRoot, trust, tls, ics, Optional.empty());
    }

    private Target target(
            String apiRoot,
            Path trust,
            Target.KeyFiles tls,
            Map<Capability, Boolean> ics,
            Optional<VnfmSettings> vnfm) {
        return new Target(
                folder.resolve("target.yaml"),
                "t",
                "5.4.1",
                new Target.Rest(URI.create(apiRoot), Optional.of(trust), "1.0.0", 10),
                new Target.Cmp(URI.create(address()), Optional.empty(), root, Target.Dialect.SOL023, "1.2", "1.3"),
                new Target.Credential(tls, tls, Optional.empty(), Optional.empty()),
                Optional.empty(),
                true,
                ics,
                Map.of(),
                Map.of(),
                vnfm,
                new Target.Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5)));
    }

    private static List<String> problems(Target target) {
        return problems(target, Clock.systemUTC());
    }

    private static List<String> problems(Target target, Clock clock) {
        return new Doctor(target, clock)
                .examine().stream().filter(Finding::isProblem).map(Finding::key).toList();
    }

    private List<String> problems() {
        return problems(target(address(), root, client, Map.of()));
    }

    @Test
    void a_right_configuration_has_no_problem_and_names_the_paths_served() {
        List<Finding> findings = new Doctor(target(address(), root, client, Map.of()), Clock.systemUTC()).examine();
        assertThat(findings).noneMatch(Finding::isProblem);
        assertThat(findings).anyMatch(finding -> finding.text()
                .equals("CMP is served under /.well-known/cmp/p/{name}/{operation}"));
    }

    private List<Finding> vnfm(int port, String advertised) throws IOException, GeneralSecurityException {
        VnfmSettings settings = new VnfmSettings(
                "127.0.0.1",
                port,
                advertised.isEmpty() ? Optional.empty() : Optional.of(URI.create(advertised)),
                true,
                files("vnfm", PKI.issue("vnfm")),
                Optional.empty(),
                Optional.empty());
        return new Doctor(target(address(), root, client, Map.of(), Optional.of(settings)), Clock.systemUTC())
                .examine();
    }

    @Test
    void the_vnfm_that_the_suite_plays_is_started_and_called() throws Exception {
        assertThat(vnfm(0, "")).noneMatch(Finding::isProblem).anyMatch(finding -> finding.text()
                .contains("the suite's VNFM can listen"));
    }

    @Test
    void a_vnfm_that_cannot_listen_or_be_called_is_named_by_its_key() throws Exception {
        int taken = server.getAddress().getPort();
        assertThat(vnfm(taken, ""))
                .filteredOn(Finding::isProblem)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.key()).isEqualTo("vnfm.listen");
                    assertThat(finding.text()).contains("in use");
                });
        assertThat(vnfm(0, address()))
                .filteredOn(Finding::isProblem)
                .singleElement()
                .satisfies(finding -> assertThat(finding.key()).isEqualTo("vnfm.advertised"));
        assertThat(vnfm(0, "https://vnfm.invalid:9"))
                .filteredOn(Finding::isProblem)
                .singleElement()
                .satisfies(finding -> assertThat(finding.key()).isEqualTo("vnfm.advertised"));
        assertThat(vnfm(0, "https://127.0.0.1:1"))
                .filteredOn(Finding::isProblem)
                .singleElement()
                .satisfies(finding -> assertThat(finding.text()).contains("vnfm.checkAdvertised: no"));
    }

    @Test
    void a_file_that_is_missing_is_named_by_its_key() {
        Target.KeyFiles noKey = new Target.KeyFiles(client.certificate(), folder.resolve("none.key"));
        assertThat(problems(target(address(), root, noKey, Map.of())))
                .containsExactly("credentials.vnfm.tls.key", "credentials.vnfm.cmp.key");
        assertThat(problems(target(address(), folder.resolve("none.pem"), client, Map.of())))
                .containsExactly("rest.trust");
    }

    @Test
    void a_file_without_a_certificate_or_a_key_is_named_by_its_key() throws IOException {
        Path text = Files.writeString(folder.resolve("text.pem"), "nothing of the kind");
        assertThat(problems(target(address(), text, client, Map.of()))).containsExactly("rest.trust");
        Target.KeyFiles swapped = new Target.KeyFiles(client.certificate(), client.certificate());
        assertThat(problems(target(address(), root, swapped, Map.of())))
                .containsExactly("credentials.vnfm.tls.key", "credentials.vnfm.cmp.key");
    }

    @Test
    void a_key_of_another_certificate_is_found() throws IOException, GeneralSecurityException {
        Target.KeyFiles mixed = new Target.KeyFiles(
                client.certificate(), files("other", PKI.issue("other")).key());
        assertThat(problems(target(address(), root, mixed, Map.of())))
                .containsExactly("credentials.vnfm.tls.key", "credentials.vnfm.cmp.key");
    }

    @Test
    void a_certificate_out_of_date_is_found() throws IOException, GeneralSecurityException {
        Target.KeyFiles old = files("old", PKI.issue("old", Instant.parse("2015-01-01T00:00:00Z")));
        assertThat(problems(target(address(), root, old, Map.of())))
                .containsExactly("credentials.vnfm.tls.certificate", "credentials.vnfm.cmp.certificate");
    }

    @Test
    void a_claim_without_a_credential_is_found() {
        assertThat(problems(target(address(), root, client, Map.of(Capability.CMP_MAC, true))))
                .containsExactly("credentials.vnfm.mac");
    }

    @Test
    void a_port_where_nothing_listens_is_found() {
        int port = server.getAddress().getPort();
        Target target = target("https://127.0.0.1:" + port, root, client, Map.of());
        server.stop(0);
        assertThat(problems(target)).containsExactly("rest.apiRoot");
    }

    @Test
    void a_name_that_the_certificate_does_not_have_is_found() {
        String other = "https://localhost:" + server.getAddress().getPort();
        assertThat(problems(target(other, root, client, Map.of()))).containsExactly("rest.apiRoot");
    }

    @Test
    void a_plain_address_for_a_port_with_tls_is_found() {
        String plain = "http://127.0.0.1:" + server.getAddress().getPort();
        assertThat(problems(target(plain, root, client, Map.of()))).containsExactly("rest.apiRoot");
    }

    @Test
    void a_server_certificate_of_another_anchor_is_found() {
        assertThat(problems(target(address(), strangersRoot, client, Map.of()))).containsExactly("rest.trust");
    }

    @Test
    void a_client_certificate_that_the_server_refuses_is_found() throws IOException, GeneralSecurityException {
        Target.KeyFiles foreign = files("foreign", STRANGER.issue("foreign"));
        assertThat(problems(target(address(), root, foreign, Map.of()))).containsExactly("credentials.vnfm.tls");
    }

    @Test
    void refusals_of_the_rest_interface_name_the_key_to_change() {
        Map<Integer, String> keys = new HashMap<>(Map.of(
                401, "credentials.vnfm.tls", 403, "credentials.vnfm.tls", 404, "rest.apiRoot", 406, "rest.version"));
        keys.forEach((status, key) -> {
            subjectsStatus = status;
            assertThat(problems()).containsExactly(key);
        });
    }

    @Test
    void a_fault_of_the_target_is_no_problem_of_the_configuration() {
        subjectsStatus = 500;
        assertThat(problems()).isEmpty();
    }

    @Test
    void cmp_that_is_not_served_is_found() {
        cmpStatus = 404;
        assertThat(problems()).containsExactly("cmp.base");
    }

    @Test
    void clocks_that_differ_are_found() {
        Clock fast = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10));
        assertThat(problems(target(address(), root, client, Map.of()), fast)).containsExactly("(clock)");
    }

    @Test
    void a_web_page_is_no_cmf() {
        contentType = "text/html; charset=utf-8";
        for (int status : List.of(200, 404, 503)) {
            subjectsStatus = status;
            assertThat(problems()).containsExactly("rest.apiRoot");
        }
    }

    @Test
    void a_redirection_leads_to_another_api_root() {
        subjectsStatus = 302;
        assertThat(problems()).containsExactly("rest.apiRoot");
    }

    @Test
    void a_crl_that_cannot_be_fetched_is_found() throws IOException {
        int status = server.getAddress().getPort();
        Target target = target(address(), root, client, Map.of());
        CrlExam exam = new CrlExam(target);
        assertThat(exam.look("https://127.0.0.1:" + status + "/none.crl").map(Finding::key))
                .contains("crl.check");
        assertThat(exam.look("http://127.0.0.1:9/none.crl").map(Finding::key)).contains("crl.check");
    }
}
