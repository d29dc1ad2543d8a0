package sol023.cmf.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.OptionalInt;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import sol023.cmf.ca.Pem;

/** The OCSP responder of a lab over HTTP, with Bouncy Castle and with OpenSSL as clients. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OcspWireTest {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Clock clock = Clock.systemUTC();
    private Path folder = Path.of("");
    private sol023.cmf.server.Lab running;
    private Lab lab;

    @BeforeAll
    void start(@TempDir Path given) {
        folder = given;
        running = sol023.cmf.server.Lab.start(folder, "127.0.0.1", OptionalInt.of(0), OptionalInt.of(0), clock);
        lab = new Lab(running.cmf().apiRoot(), running.cmf().apiRoot(), folder);
    }

    @AfterAll
    void stop() {
        running.close();
    }

    private X509CertificateHolder enrol(String word) throws Exception {
        var names = new Names(word);
        assertThat(new RestClient(lab, lab.vnfm()).register(names).statusCode()).isEqualTo(201);
        return new CmpClient(lab)
                .enrol(messages().p10cr(CertificateRequest.of(names), CmpMessages.newTransaction()))
                .certificate()
                .orElseThrow();
    }

    private void revoke(X509CertificateHolder certificate) throws Exception {
        assertThat(new CmpClient(lab).revoke(messages().rr(certificate)).isAccepted())
                .isTrue();
    }

    private CmpMessages messages() {
        return new CmpMessages(Protection.signature(lab.vnfm()), clock);
    }

    private byte[] question(X509CertificateHolder certificate) throws Exception {
        var issuer = issuer();
        var digest = new JcaDigestCalculatorProviderBuilder()
                .build()
                .get(new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1));
        return new OCSPReqBuilder()
                .addRequest(
                        new CertificateID(digest, new JcaX509CertificateHolder(issuer), certificate.getSerialNumber()))
                .build()
                .getEncoded();
    }

    private X509Certificate issuer() throws Exception {
        try (var in = Files.newInputStream(folder.resolve("ca/issuing.crt"))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private URI responder() {
        return URI.create("http://127.0.0.1:" + running.cmf().httpPort().orElseThrow() + "/ocsp");
    }

    private HttpResponse<byte[]> get(String base64, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(responder() + "/" + base64));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> post(byte[] question, String type) throws Exception {
        return http.send(
                HttpRequest.newBuilder(responder())
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(question))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static CertificateStatus status(HttpResponse<byte[]> answer) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/ocsp-response");
        return ((BasicOCSPResp) new OCSPResp(answer.body()).getResponseObject()).getResponses()[0].getCertStatus();
    }

    @Test
    void certificates_say_where_to_ask() throws Exception {
        var extensions = enrol("aia").getExtensions();
        var access = AuthorityInformationAccess.fromExtensions(extensions).getAccessDescriptions();
        assertThat(access).hasSize(1);
        assertThat(access[0].getAccessLocation().getName())
                .hasToString(responder().toString());
    }

    @Test
    void get_in_every_spelling_and_post_tell_the_same_until_it_is_revoked() throws Exception {
        var certificate = enrol("get");
        var question = question(certificate);
        var base64 = Base64.getEncoder().encodeToString(question);
        var escaped = URLEncoder.encode(base64, StandardCharsets.US_ASCII);
        var slashes = escaped.replaceAll("A", "%41").replace("M", "%4D");
        for (var spelling : new String[] {base64, escaped, slashes}) {
            assertThat(status(get(spelling))).as(spelling).isEqualTo(CertificateStatus.GOOD);
        }
        assertThat(status(post(question, "application/ocsp-request"))).isEqualTo(CertificateStatus.GOOD);
        var first = get(escaped);
        assertThat(first.headers().firstValue("Cache-Control").orElse(""))
                .contains("max-age=60", "public", "no-transform", "must-revalidate");
        assertThat(first.headers().firstValue("Expires")).isPresent();
        assertThat(first.headers().firstValue("Last-Modified")).isPresent();
        var tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(get(escaped, "If-None-Match", tag).statusCode()).isEqualTo(304);

        revoke(certificate);
        assertThat(status(get(escaped, "If-None-Match", tag))).isInstanceOf(RevokedStatus.class);
        assertThat(status(post(question, "application/ocsp-request"))).isInstanceOf(RevokedStatus.class);
    }

    @Test
    void slashes_of_base64_are_no_path() throws Exception {
        // three octets of ones are four slashes, as bare as escaped
        for (var text : new String[] {"////", "%2F%2F%2F%2F", "..", "a/../b", "%%%", "%00"}) {
            var request = "GET /ocsp/" + text + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            try (var socket =
                    new Socket(InetAddress.getLoopbackAddress(), responder().getPort())) {
                socket.setSoTimeout(60_000);
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
                assertThat(answer).as(text).matches("(?s)HTTP/1.1 (200|400) .*");
            }
        }
    }

    @Test
    void what_is_no_question_is_refused() throws Exception {
        assertThat(new OCSPResp(post(new byte[] {1, 2, 3}, "application/ocsp-request")
                                .body())
                        .getStatus())
                .isEqualTo(1);
        assertThat(new OCSPResp(get("AAAA").body()).getStatus()).isEqualTo(1);
        assertThat(get("AAAA").headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(get("").statusCode()).isEqualTo(404);
        assertThat(post(new byte[20], "text/plain").statusCode()).isEqualTo(415);
        assertThat(post(new byte[16_385], "application/ocsp-request").statusCode())
                .isEqualTo(413);
        var put = http.send(
                HttpRequest.newBuilder(responder())
                        .PUT(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(put.statusCode()).isEqualTo(405);
        assertThat(put.headers().firstValue("Allow").orElse("")).contains("GET", "POST");
    }

    @Test
    void openssl_asks_and_believes_the_answer() throws Exception {
        var openssl = new Openssl(folder);
        assumeTrue(openssl.version().isPresent(), "no openssl on this machine");
        var certificate = enrol("openssl");
        assertThat(ask(openssl, certificate)).contains("Response verify OK").contains(": good");
        revoke(certificate);
        assertThat(ask(openssl, certificate))
                .contains("Response verify OK")
                .contains(": revoked")
                .doesNotContain("WARNING");
    }

    private String ask(Openssl openssl, X509CertificateHolder certificate) throws Exception {
        Files.writeString(
                folder.resolve("asked.crt"),
                Pem.certificates(List.of(new JcaX509CertificateConverter().getCertificate(certificate))));
        var outcome = openssl.run(
                "ocsp",
                "-issuer",
                folder.resolve("ca/issuing.crt").toString(),
                "-cert",
                "asked.crt",
                "-url",
                responder().toString(),
                "-CAfile",
                folder.resolve("ca/root.crt").toString());
        assertThat(outcome.exit()).as(outcome.text()).isZero();
        return outcome.text();
    }
}
