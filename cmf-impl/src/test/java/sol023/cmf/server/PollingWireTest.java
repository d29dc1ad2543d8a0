package sol023.cmf.server;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.cmf.server.Registrations.TARGET;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.bouncycastle.asn1.cmp.PKIBody;
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
import sol023.cmf.process.CmpClient;
import sol023.cmf.process.CmpMessages;
import sol023.cmf.process.Names;
import sol023.cmf.process.Protection;

/** Requests that wait, over HTTP (SOL023 clauses 5.3.3 and 5.3.6), and the operator who decides about them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PollingWireTest {

    private static final String REQUESTS = "/admin/v1/requests";
    private static final String JSON = "application/json";

    private Path folder = Path.of("");
    private Lab lab;
    private Client rest;
    private OperatorAccess operator;
    private CmpMessages messages;
    private CmpClient cmp;

    @BeforeAll
    void start(@TempDir Path temporary) {
        folder = temporary;
        lab = Lab.start(folder, "127.0.0.1", OptionalInt.of(0), OptionalInt.of(0), Clock.systemUTC());
        rest = Client.of(lab, folder, Optional.of("vnfm"));
        operator = OperatorAccess.ofLab(folder);
        var plain = URI.create("http://127.0.0.1:" + lab.cmf().httpPort().orElseThrow());
        var files = new sol023.cmf.process.Lab(lab.cmf().apiRoot(), plain, folder);
        messages = new CmpMessages(Protection.signature(files.vnfm()), Clock.systemUTC());
        cmp = new CmpClient(files);
    }

    @AfterAll
    void stop() {
        lab.close();
    }

    private static Names below(String domain) {
        return new Names("h" + UUID.randomUUID() + "." + domain + ".sol023");
    }

    private CmpAnswer enrol(Names names) throws Exception {
        assertThat(rest.post(TARGET, names.registration()).status()).isEqualTo(201);
        return cmp.enrol(messages.sol023P10cr(CertificateRequest.of(names), CmpMessages.newTransaction()));
    }

    /** Polls until the answer is no pollRep. */
    private CmpAnswer pollToTheEnd(CmpAnswer waiting) {
        var last = new CmpAnswer[] {waiting};
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    last[0] = cmp.enrol(messages.pollReq(last[0]));
                    assertThat(last[0].httpStatus()).isEqualTo(200);
                    return last[0].bodyType() != PKIBody.TYPE_POLL_REP;
                });
        return last[0];
    }

    private String idOf(Names names) {
        return operator.get(URI.create("v1/requests?state=waiting")).body().findParents("subjectId").stream()
                .filter(each -> each.path("subjectId").asText().equals(names.vnfci()))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    private OperatorAccess.Answer post(String id, String decision, String body) throws Exception {
        return operator.post(
                URI.create("v1/requests/" + id + "/" + decision),
                new com.fasterxml.jackson.databind.ObjectMapper().readTree(body));
    }

    @Test
    void a_name_that_waits_is_granted_by_polling() throws Exception {
        var waiting = enrol(below("waiting"));
        assertThat(waiting.httpStatus()).isEqualTo(202);
        assertThat(waiting.isWaiting()).isTrue();

        var granted = pollToTheEnd(waiting);

        assertThat(granted.certificate()).isPresent();
    }

    @Test
    void a_name_that_is_denied_is_refused_by_polling() throws Exception {
        var refused = pollToTheEnd(enrol(below("denied")));

        assertThat(refused.certificate()).isEmpty();
        assertThat(refused.toString()).contains("status 2").contains("The certificate is denied.");
    }

    @Test
    void what_the_operator_approves_is_given_and_audited() throws Exception {
        var names = below("manual");
        var waiting = enrol(names);
        var id = idOf(names);

        var approved = post(id, "approve", "{}");

        assertThat(approved.status()).isEqualTo(200);
        assertThat(approved.body().path("state").asText()).isEqualTo("accepted");
        assertThat(approved.body().path("decidedBy").asText()).isEqualTo("operator");
        assertThat(pollToTheEnd(waiting).certificate()).isPresent();
        var certificate = approved.body().path("certificateId").asText();
        assertThat(rest.get("/nfv-cert/v1/certificates/" + certificate).status())
                .isEqualTo(200);
        assertThat(Files.readString(folder.resolve("audit.log")).lines())
                .anyMatch(
                        line -> line.contains("certificate.approve") && line.contains(id) && line.contains("operator"));
        assertThat(post(id, "deny", "{}").status()).isEqualTo(409);
        assertThat(post(id, "approve", "{}").status()).isEqualTo(409);
        assertThat(operator.get(URI.create("v1/requests/" + id))
                        .body()
                        .path("state")
                        .asText())
                .isEqualTo("accepted");
        assertThat(operator.get(URI.create("v1/requests?state=accepted")).body().findValuesAsText("id"))
                .contains(id);
    }

    @Test
    void what_the_operator_denies_is_refused_with_his_words() throws Exception {
        var names = below("manual");
        var waiting = enrol(names);

        var denied = post(idOf(names), "deny", "{\"detail\": \"Not before the review.\"}");

        assertThat(denied.body().path("state").asText()).isEqualTo("rejection");
        assertThat(pollToTheEnd(waiting).toString()).contains("Not before the review.");
    }

    @Test
    void a_subject_may_leave_while_its_request_waits_which_then_is_refused() throws Exception {
        var names = below("manual");
        var registered = rest.post(TARGET, names.registration());
        var waiting = cmp.enrol(messages.sol023P10cr(CertificateRequest.of(names), CmpMessages.newTransaction()));
        var id = idOf(names);

        assertThat(rest.delete(TARGET + "/" + registered.json().path("id").asText())
                        .status())
                .isEqualTo(204);

        assertThat(pollToTheEnd(waiting).toString()).contains("deregistered");
        assertThat(post(id, "approve", "{}").status()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "7", "\"a\\nb\"", "{}", "[\"a\"]"})
    void a_denial_whose_detail_is_no_line_of_text_changes_nothing(String detail) throws Exception {
        var names = below("manual");
        enrol(names);
        var id = idOf(names);

        assertThat(post(id, "deny", "{\"detail\": " + detail + "}").status()).isEqualTo(422);
        assertThat(operator.get(URI.create("v1/requests/" + id))
                        .body()
                        .path("state")
                        .asText())
                .isEqualTo("waiting");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, v1/requests?state=undecided, 400",
        "GET, v1/requests?filter=x, 400",
        "GET, v1/requests/none, 404",
        "GET, v1/none, 404",
        "POST, v1/requests/none/approve, 404",
        "POST, v1/requests/none/deny, 404",
        "POST, v1/requests, 405"
    })
    void what_is_not_there_is_refused_in_order(String method, String target, int status) {
        var answer = method.equals("GET")
                ? operator.get(URI.create(target))
                : operator.post(
                        URI.create(target), new com.fasterxml.jackson.databind.ObjectMapper().createObjectNode());

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().path("detail").asText()).isNotEmpty();
    }

    @Test
    void nobody_but_an_operator_sees_or_decides() throws Exception {
        var names = below("manual");
        enrol(names);
        var target = REQUESTS + "/" + idOf(names);
        var stranger = Client.of(lab, folder, Optional.empty());

        assertThat(rest.get(REQUESTS).status()).isEqualTo(403);
        assertThat(rest.get(target).status()).isEqualTo(403);
        assertThat(rest.post(target + "/approve", "{}").status()).isEqualTo(403);
        assertThat(rest.send("POST", target + "/deny", Optional.of("{}"), "Content-Type", JSON)
                        .status())
                .isEqualTo(403);
        assertThat(stranger.get(REQUESTS).status()).isEqualTo(401);
        assertThat(operator.get(URI.create("v1/requests/" + idOf(names)))
                        .body()
                        .path("state")
                        .asText())
                .isEqualTo("waiting");
    }
}
