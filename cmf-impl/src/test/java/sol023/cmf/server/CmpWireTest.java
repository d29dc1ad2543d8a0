package sol023.cmf.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static sol023.cmf.server.Registrations.TARGET;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sol023.cmf.process.CertificateRequest;
import sol023.cmf.process.CmpAnswer;
import sol023.cmf.process.CmpMessages;
import sol023.cmf.process.Names;
import sol023.cmf.process.Protection;

/** CMP as HTTP carries it (SOL023 clause 5.4, RFC 9811 section 3), and what only shows when REST, CMP and CRL work together. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CmpWireTest {

    private static final String PKIXCMP = "application/pkixcmp";
    private static final String VNFC = "/.well-known/cmp/p/vnfc-certificates";
    private static final String PKCS10 = VNFC + "/pkcs10";
    private static final String REVOCATION = VNFC + "/revocation";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private Lab lab;
    private Client rest;
    private URI plain;
    private CmpMessages messages;

    @BeforeAll
    void start(@TempDir Path folder) {
        lab = Lab.start(folder, "127.0.0.1", OptionalInt.of(0), OptionalInt.of(0), Clock.systemUTC());
        rest = Client.of(lab, folder, Optional.of("vnfm"));
        plain = URI.create("http://127.0.0.1:" + lab.cmf().httpPort().orElseThrow());
        var files = new sol023.cmf.process.Lab(lab.cmf().apiRoot(), plain, folder);
        messages = new CmpMessages(Protection.signature(files.vnfm()), Clock.systemUTC());
    }

    @AfterAll
    void stop() {
        lab.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void a_message_is_posted_and_nothing_else(String method) throws Exception {
        var answer = send(method, plain.resolve(PKCS10), Optional.of(PKIXCMP), BodyPublishers.noBody());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
        assertThat(answer.body().length == 0).isEqualTo(method.equals("HEAD"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/octet-stream", "application/pkixcmp2", "application/json", "*/*", "pkixcmp"})
    void another_media_type_is_not_supported(String type) throws Exception {
        var answer =
                send("POST", plain.resolve(PKCS10), Optional.of(type), BodyPublishers.ofByteArray(messages.genm()));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).isNotEmpty();
    }

    @Test
    void a_message_without_media_type_is_not_supported() throws Exception {
        var answer = send("POST", plain.resolve(PKCS10), Optional.empty(), BodyPublishers.ofByteArray(messages.genm()));

        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/pkixcmp-poll",
                "Application/PKIXCMP",
                "application/pkixcmp; charset=utf-8",
                "application/pkixcmp ;x=y"
            })
    void the_media_type_may_be_spelt_in_other_ways(String type) throws Exception {
        var answer =
                send("POST", plain.resolve(PKCS10), Optional.of(type), BodyPublishers.ofByteArray(messages.genm()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new CmpAnswer(answer).bodyType()).isEqualTo(PKIBody.TYPE_GEN_REP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.well-known/cmp",
                "/.well-known/cmp/",
                "/.well-known/cmp/p",
                "/.well-known/cmp/p/",
                "/.well-known/cmp/pkcs10",
                "/.well-known/cmp/p/mano-certificates/pkcs10",
                "/.well-known/cmp/p/VNFC-certificates/pkcs10",
                VNFC + "/p10",
                VNFC + "/crossCertification",
                PKCS10 + "/more",
                "/.well-known/cmpx/p/vnfc-certificates/pkcs10",
                "/.well-known/est",
                "/wellknown",
                "/nfv-cert/.well-known/cmp/p/vnfc-certificates/pkcs10"
            })
    void no_other_path_is_there(String path) throws Exception {
        assertThat(genm(plain.resolve(path)).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/.well-known, vnfc-certificates",
        "/.wellknown, vnfc-certificates",
        "/wellknown, vnfc-certificates",
        "/.well-known, vnfoam-certificates",
        "/.wellknown, vnfoam-certificates",
        "/wellknown, vnfoam-certificates"
    })
    void each_spelling_of_the_path_is_served_with_and_without_slash_at_the_end(String spelling, String name)
            throws Exception {
        for (var operation : new String[] {"", "/", "/pkcs10", "/pkcs10/", "/revocation", "/revocation/"}) {
            var answer = genm(plain.resolve(spelling + "/cmp/p/" + name + operation));

            assertThat(answer.statusCode()).as(operation).isEqualTo(200);
            assertThat(new CmpAnswer(answer).bodyType()).as(operation).isEqualTo(PKIBody.TYPE_GEN_REP);
        }
    }

    @Test
    void messages_are_taken_over_tls_too() throws Exception {
        try (var socket = rest.connect()) {
            var answer = post(socket, "HTTP/1.1", PKCS10, messages.genm());

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).contains(PKIXCMP);
        }
    }

    @Test
    void an_answer_has_a_length_and_a_bare_media_type() throws Exception {
        try (var socket = plainSocket()) {
            for (var message : new byte[][] {messages.genm(), "no PKIMessage".getBytes(US_ASCII)}) {
                var answer = post(socket, "HTTP/1.1", PKCS10, message);

                assertThat(answer.header("Content-Type")).contains(PKIXCMP);
                assertThat(answer.header("Content-Length").map(Integer::parseInt))
                        .hasValueSatisfying(
                                length -> assertThat(length).isPositive().isEqualTo(answer.length()));
                assertThat(answer.header("Transfer-Encoding")).isEmpty();
            }
        }
    }

    @Test
    void what_is_no_message_is_answered_by_one() throws Exception {
        for (var content : new byte[][] {{}, {0x30}, {0x30, 0}, "GET / HTTP/1.0\r\n\r\n".getBytes(US_ASCII)}) {
            var answer = send("POST", plain.resolve(PKCS10), Optional.of(PKIXCMP), BodyPublishers.ofByteArray(content));

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(new CmpAnswer(answer).bodyType()).isEqualTo(PKIBody.TYPE_ERROR);
        }
    }

    @Test
    void a_client_of_http_1_0_may_keep_its_connection() throws Exception {
        try (var socket = plainSocket()) {
            for (int i = 0; i < 3; i++) {
                var answer = post(socket, "HTTP/1.0", PKCS10, messages.genm(), "Connection: keep-alive");

                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.header("Connection"))
                        .hasValueSatisfying(said -> assertThat(said).isEqualToIgnoringCase("keep-alive"));
                assertThat(answer.header("Transfer-Encoding")).isEmpty();
            }
        }
    }

    @Test
    void a_client_of_http_1_0_that_does_not_ask_is_disconnected() throws Exception {
        try (var socket = plainSocket()) {
            var answer = post(socket, "HTTP/1.0", PKCS10, messages.genm());

            assertThat(answer.status()).isEqualTo(200);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    /** As the HTTP client of Java does on a connection without TLS, unless told otherwise. */
    @Test
    void a_client_that_offers_another_protocol_is_answered_too() throws Exception {
        var offer = new String[] {"Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAEAAEAA"};
        var crl = crlOf(enrolled(registered()));
        try (var socket = plainSocket()) {
            write(
                    socket,
                    "GET " + crl.getPath() + " HTTP/1.1\r\nHost: x\r\n" + String.join("\r\n", offer) + "\r\n\r\n");
            assertThat(Client.read(socket.getInputStream()).status()).isEqualTo(200);
        }
        try (var socket = plainSocket()) {
            var answer = post(socket, "HTTP/1.1", PKCS10, messages.genm(), offer);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.length()).isPositive();
        }
    }

    @Test
    void a_message_that_announces_too_much_is_refused_without_being_read() throws Exception {
        try (var socket = plainSocket()) {
            write(socket, head("HTTP/1.1", PKCS10, 5_000_000_000L));
            var answer = Client.read(socket.getInputStream());

            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.header("Connection")).contains("close");
            assertThat(answer.body()).contains("262144");
        }
    }

    @Test
    void a_message_in_pieces_is_read_up_to_the_limit() throws Exception {
        try (var socket = plainSocket()) {
            write(
                    socket,
                    "POST " + PKCS10 + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + PKIXCMP
                            + "\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 5; i++) {
                write(socket, "10000\r\n" + "x".repeat(0x10000) + "\r\n");
            }
            write(socket, "0\r\n\r\n");
            var answer = Client.read(socket.getInputStream());

            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.header("Connection")).contains("close");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {TARGET, "/nfv-cert/api_versions", "/nfv-cert/v1/subjects/x", "/health", "/", "/crl", "/x"})
    void the_plain_listener_serves_cmp_and_the_crl_only(String path) throws Exception {
        for (var method : new String[] {"GET", "POST", "DELETE"}) {
            var answer = send(method, plain.resolve(path), Optional.of("application/json"), BodyPublishers.noBody());

            assertThat(answer.statusCode()).as(method).isEqualTo(404);
        }
    }

    @Test
    void the_status_of_a_certificate_is_that_of_the_dialect() throws Exception {
        var names = registered();
        var sol023 = post(PKCS10, messages.sol023P10cr(CertificateRequest.of(names), CmpMessages.newTransaction()));
        var rfc9483 = post(PKCS10, messages.p10cr(CertificateRequest.of(names), CmpMessages.newTransaction()));

        assertThat(sol023.certificate()).isPresent();
        assertThat(sol023.httpStatus()).isEqualTo(201);
        assertThat(rfc9483.certificate()).isPresent();
        assertThat(rfc9483.httpStatus()).isEqualTo(200);
    }

    @Test
    void a_refusal_is_answered_200_in_either_dialect() throws Exception {
        var unknown = new Names(Registrations.unique("nobody"));
        var sol023 = post(PKCS10, messages.sol023P10cr(CertificateRequest.of(unknown), CmpMessages.newTransaction()));
        var rfc9483 = post(PKCS10, messages.p10cr(CertificateRequest.of(unknown), CmpMessages.newTransaction()));

        assertThat(sol023.certificate()).isEmpty();
        assertThat(sol023.httpStatus()).isEqualTo(200);
        assertThat(rfc9483.certificate()).isEmpty();
        assertThat(rfc9483.httpStatus()).isEqualTo(200);
    }

    @Test
    void the_crl_that_a_certificate_names_shows_its_revocation_at_once() throws Exception {
        var certificate = enrolled(registered());
        var place = crlOf(certificate);
        assertThat(crl(place).getRevokedCertificate(certificate.getSerialNumber()))
                .isNull();

        assertThat(post(REVOCATION, messages.rr(certificate)).isAccepted()).isTrue();

        assertThat(crl(place).getRevokedCertificate(certificate.getSerialNumber()))
                .isNotNull();
    }

    @Test
    void a_subject_stays_until_its_certificates_are_revoked() throws Exception {
        var names = new Names(Registrations.unique("vnfc"));
        var registration = rest.post(TARGET, names.registration());
        var subject = TARGET + "/" + registration.json().path("id").asText();
        var first = enrolled(names);
        var second = enrolled(names);

        var two = rest.delete(subject);
        assertThat(two.status()).isEqualTo(409);
        assertThat(two.detail()).contains("2 certificates");
        assertThat(two.header("Content-Type")).contains("application/problem+json");

        assertThat(post(REVOCATION, messages.rr(first)).isAccepted()).isTrue();
        var one = rest.delete(subject);
        assertThat(one.status()).isEqualTo(409);
        assertThat(one.detail()).contains("1 certificate ");
        assertThat(rest.get(subject).status()).isEqualTo(200);

        assertThat(post(REVOCATION, messages.rr(second)).isAccepted()).isTrue();
        assertThat(rest.delete(subject).status()).isEqualTo(204);
        assertThat(rest.get(subject).status()).isEqualTo(404);
        assertThat(post(PKCS10, messages.p10cr(CertificateRequest.of(names), CmpMessages.newTransaction()))
                        .certificate())
                .isEmpty();
    }

    private Names registered() {
        var names = new Names(Registrations.unique("vnfc"));
        assertThat(rest.post(TARGET, names.registration()).status()).isEqualTo(201);
        return names;
    }

    private X509CertificateHolder enrolled(Names names) throws Exception {
        var answer = post(PKCS10, messages.p10cr(CertificateRequest.of(names), CmpMessages.newTransaction()));
        return answer.certificate().orElseThrow(() -> new AssertionError(answer.toString()));
    }

    private static URI crlOf(X509CertificateHolder certificate) {
        var points = CRLDistPoint.getInstance(
                certificate.getExtension(Extension.cRLDistributionPoints).getParsedValue());
        var names = (GeneralNames)
                points.getDistributionPoints()[0].getDistributionPoint().getName();
        return URI.create(names.getNames()[0].getName().toString());
    }

    private X509CRLHolder crl(URI place) throws Exception {
        var answer = send("GET", place, Optional.empty(), BodyPublishers.noBody());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new X509CRLHolder(answer.body());
    }

    private HttpResponse<byte[]> genm(URI place) throws Exception {
        return send("POST", place, Optional.of(PKIXCMP), BodyPublishers.ofByteArray(messages.genm()));
    }

    private CmpAnswer post(String path, byte[] message) throws Exception {
        return new CmpAnswer(
                send("POST", plain.resolve(path), Optional.of(PKIXCMP), BodyPublishers.ofByteArray(message)));
    }

    private HttpResponse<byte[]> send(String method, URI place, Optional<String> type, BodyPublisher body)
            throws Exception {
        var request =
                HttpRequest.newBuilder(place).timeout(Duration.ofSeconds(30)).method(method, body);
        type.ifPresent(value -> request.header("Content-Type", value));
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private Socket plainSocket() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), plain.getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String head(String version, String path, long length, String... fields) {
        var head = "POST " + path + " " + version + "\r\nHost: x\r\nContent-Type: " + PKIXCMP + "\r\nContent-Length: "
                + length + "\r\n";
        return head
                + String.join(
                        "",
                        java.util.Arrays.stream(fields)
                                .map(field -> field + "\r\n")
                                .toList()) + "\r\n";
    }

    private static RawAnswer post(Socket socket, String version, String path, byte[] message, String... fields)
            throws IOException {
        var request = new ByteArrayOutputStream();
        request.writeBytes(head(version, path, message.length, fields).getBytes(US_ASCII));
        request.writeBytes(message);
        socket.getOutputStream().write(request.toByteArray());
        socket.getOutputStream().flush();
        var in = socket.getInputStream();
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int octet = in.read();
            assertThat(octet).as("after " + head).isNotNegative();
            head.append((char) octet);
        }
        var length = Client.header(head.toString(), "Content-Length")
                .map(Integer::parseInt)
                .orElse(0);
        return new RawAnswer(head.toString(), in.readNBytes(length).length);
    }

    /** @param length the octets of the body */
    private record RawAnswer(String head, int length) {

        int status() {
            return Integer.parseInt(head.split(" ", 3)[1]);
        }

        Optional<String> header(String name) {
            return Client.header(head, name);
        }
    }
}
