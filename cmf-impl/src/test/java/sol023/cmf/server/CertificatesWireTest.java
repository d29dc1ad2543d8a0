package sol023.cmf.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static sol023.cmf.server.Registrations.TARGET;
import static sol023.cmf.server.Registrations.unique;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sol023.cmf.access.oauth.TokenSettings;
import sol023.cmf.process.CertificateRequest;
import sol023.cmf.process.CmpClient;
import sol023.cmf.process.CmpMessages;
import sol023.cmf.process.Names;
import sol023.cmf.process.Protection;
import sol023.cmf.sol013.query.ListSettings;

/** The certificates that were issued over CMP, as REST shows them (interpretation I-09), and preconditions (RFC 9110 section 13). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CertificatesWireTest {

    private static final String CERTIFICATES = "/nfv-cert/v1/certificates";
    private static final int PAGE = 3;
    private static final int COUNT = 2 * PAGE + 1;

    private final AuthorizationServer server = new AuthorizationServer();
    private final List<Names> names = new ArrayList<>();
    private Path folder = Path.of("");
    private Lab lab;
    private Client vnfm;
    private Client other;
    private String first = "";

    @BeforeAll
    void start(@TempDir Path given) throws Exception {
        folder = given;
        lab = start(given, new ListSettings(PAGE, false));
        vnfm = Client.of(lab, folder, Optional.of("vnfm"));
        other = Client.of(lab, folder, Optional.of("vnfm-b"));
        for (int i = 0; i < COUNT; i++) {
            names.add(new Names(unique("vnfc")));
            enrol(lab, folder, vnfm, names.get(i));
        }
        first = idOf(names.get(0));
    }

    private Lab start(Path where, ListSettings lists) {
        var keys = TokenWireTest.access(new TokenSettings.KeysAtUrl(server.url("/jwks"), List.of()));
        return TokenWireTest.start(where, settings -> TokenWireTest.with(settings, keys, lists));
    }

    private static X509CertificateHolder enrol(Lab lab, Path folder, Client vnfm, Names names) throws Exception {
        assertThat(vnfm.post(TARGET, names.registration()).status()).isEqualTo(201);
        var plain = URI.create("http://127.0.0.1:" + lab.cmf().httpPort().orElseThrow());
        var files = new sol023.cmf.process.Lab(lab.cmf().apiRoot(), plain, folder);
        var messages = new CmpMessages(Protection.signature(files.vnfm()), Clock.systemUTC());
        var answer =
                new CmpClient(files).enrol(messages.p10cr(CertificateRequest.of(names), CmpMessages.newTransaction()));
        return answer.certificate().orElseThrow(() -> new AssertionError(answer.toString()));
    }

    private String idOf(Names subject) {
        var found = vnfm.get(CERTIFICATES + "?filter=(eq,subjectId," + subject.vnfci() + ")");
        assertThat(found.status()).as(found.body()).isEqualTo(200);
        assertThat(found.json()).hasSize(1);
        return found.json().get(0).path("id").asText();
    }

    @AfterAll
    void stop() {
        lab.close();
        server.close();
    }

    @Test
    void a_certificate_is_shown_with_what_the_subject_and_the_certificate_say() {
        var answer = vnfm.get(CERTIFICATES + "/" + first);

        assertThat(answer.status()).isEqualTo(200);
        var json = answer.json();
        assertThat(json.path("id").asText()).isEqualTo(first);
        assertThat(json.path("state").asText()).isEqualTo("accepted");
        assertThat(json.path("certType").asText()).isEqualTo("VNFCI_certificate");
        assertThat(json.path("subjectId").asText()).isEqualTo(names.get(0).vnfci());
        assertThat(json.path("certificate").asText()).isNotEmpty();
        var subject = json.at("/_links/subject/href").asText();
        assertThat(vnfm.get(URI.create(subject).getPath()).status()).isEqualTo(200);
        assertThat(json.at("/_links/self/href").asText()).isEqualTo(lab.cmf().apiRoot() + CERTIFICATES + "/" + first);
    }

    @Test
    void a_certificate_of_another_consumer_is_not_found_and_not_listed() {
        assertThat(other.get(CERTIFICATES + "/" + first).status()).isEqualTo(404);
        assertThat(other.get(CERTIFICATES).json()).isEmpty();
        assertThat(other.get(CERTIFICATES + "?filter=(eq,id," + first + ")").json())
                .isEmpty();
    }

    @Test
    void an_operator_sees_what_others_have_and_a_scope_of_subjects_shows_no_certificate() {
        assertThat(withToken("cert:v1:operator", CERTIFICATES + "/" + first).status())
                .isEqualTo(200);
        assertThat(withToken("cert:v1:operator", CERTIFICATES).json()).hasSize(PAGE);
        assertThat(withToken("cert:v1:certificate_content:readonly", CERTIFICATES + "/" + first)
                        .status())
                .isEqualTo(404);
        assertThat(withToken("cert:v1:subject", CERTIFICATES).status()).isEqualTo(403);
    }

    private Client.Answer withToken(String scope, String target) {
        var token = server.sign(AuthorizationServer.claims("vnfm-b", scope).build());
        return Client.of(lab, folder, Optional.empty())
                .send("GET", target, Optional.empty(), "Authorization", "Bearer " + token);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(eq,id,{id})",
                "(eq,subjectId,{vnfci})",
                "(eq,subjectId,{vnfci});(eq,state,accepted)",
                "(in,subjectId,{vnfci},nobody)",
                "(eq,subjectId,{vnfci});(eq,subject,'{dn}')",
                "(eq,serialNumber,{serial})",
                "(eq,subjectId,{vnfci});(gt,notAfter,2020-01-01T00:00:00Z)",
                "(eq,_links/self/href,{self})",
            })
    void a_filter_finds_one(String filter) {
        assertThat(filtered(filter).json())
                .hasSize(1)
                .allSatisfy(each -> assertThat(each.path("id").asText()).isEqualTo(first));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(eq,id,{id});(eq,state,revocationNotification)",
                "(eq,subjectId,{vnfci});(neq,id,{id})",
                "(eq,subjectId,{vnfci});(lt,notAfter,2020-01-01T00:00:00Z)",
                "(eq,certType,VNF_OAM_certificate)",
            })
    void a_filter_finds_none(String filter) {
        assertThat(filtered(filter).json()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(eq,certificate,x)", "(eq,nothing,x)", "(gt,notAfter,today)", "(eq,id", "(like,id,a)"})
    void a_filter_that_cannot_be_is_a_bad_request(String filter) {
        var answer = filtered(filter);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail()).isNotEmpty();
    }

    private Client.Answer filtered(String filter) {
        var shown = vnfm.get(CERTIFICATES + "/" + first).json();
        var full = filter.replace("{id}", first)
                .replace("{vnfci}", names.get(0).vnfci())
                .replace("{dn}", shown.path("subject").asText())
                .replace("{serial}", shown.path("serialNumber").asText())
                .replace("{self}", shown.at("/_links/self/href").asText());
        return vnfm.get(CERTIFICATES + "?filter=" + URLEncoder.encode(full, UTF_8));
    }

    @Test
    void a_list_comes_in_pages_that_hold_each_certificate_once() {
        var seen = new ArrayList<String>();
        var target = Optional.of(CERTIFICATES);
        int pages = 0;
        while (target.isPresent()) {
            var page = vnfm.get(target.get());
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            assertThat(page.json()).hasSizeLessThanOrEqualTo(PAGE);
            page.json().forEach(each -> seen.add(each.path("id").asText()));
            target = next(page);
            pages++;
        }

        assertThat(pages).isEqualTo(3);
        assertThat(seen).doesNotHaveDuplicates().hasSize(COUNT);
    }

    private static Optional<String> next(Client.Answer page) {
        return page.header("Link").map(link -> {
            var uri = URI.create(link.substring(link.indexOf('<') + 1, link.indexOf('>')));
            return uri.getRawPath() + "?" + uri.getRawQuery();
        });
    }

    @Test
    void a_list_that_is_too_big_is_refused_where_it_is_configured_so(@TempDir Path where) throws Exception {
        try (var strict = start(where, new ListSettings(1, true))) {
            var consumer = Client.of(strict, where, Optional.of("vnfm"));
            var only = new Names(unique("vnfc"));
            enrol(strict, where, consumer, only);
            assertThat(consumer.get(CERTIFICATES).json()).hasSize(1);

            enrol(strict, where, consumer, new Names(unique("vnfc")));

            for (var list : List.of(CERTIFICATES, TARGET)) {
                var answer = consumer.get(list);
                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.json().path("title").asText()).isEqualTo("Response too big");
                assertThat(answer.header("Link")).isEmpty();
            }
            assertThat(consumer.get(CERTIFICATES + "?filter=(eq,subjectId," + only.vnfci() + ")")
                            .json())
                    .hasSize(1);
        }
    }

    @Test
    void who_has_a_representation_already_is_told_that_it_is_still_so() {
        for (var resource : List.of(CERTIFICATES + "/" + first, subject())) {
            var tag = vnfm.get(resource).header("ETag").orElseThrow();
            assertThat(tag).startsWith("\"");

            var same = conditional("GET", resource, "If-None-Match", tag);
            assertThat(same.status()).as(resource).isEqualTo(304);
            assertThat(same.body()).isEmpty();
            assertThat(same.header("ETag")).contains(tag);
            assertThat(conditional("GET", resource, "If-None-Match", "\"another\"")
                            .status())
                    .isEqualTo(200);
            assertThat(conditional("GET", resource, "If-Match", tag).status()).isEqualTo(200);
            var unmet = conditional("GET", resource, "If-Match", "\"another\"");
            assertThat(unmet.status()).isEqualTo(412);
            assertThat(unmet.json().path("status").asInt()).isEqualTo(412);
        }
    }

    @Test
    void a_subject_in_another_state_than_asked_for_is_not_deregistered() {
        var subject = subject();
        var tag = vnfm.get(subject).header("ETag").orElseThrow();

        assertThat(conditional("DELETE", subject, "If-Match", "\"another\"").status())
                .isEqualTo(412);
        assertThat(vnfm.get(subject).header("ETag")).contains(tag);
        assertThat(conditional("DELETE", subject, "If-Match", tag).status()).isEqualTo(204);
    }

    private String subject() {
        var answer = vnfm.post(TARGET, Registrations.valid());
        return TARGET + "/" + answer.json().path("id").asText();
    }

    private Client.Answer conditional(String method, String target, String header, String tag) {
        return vnfm.send(method, target, Optional.empty(), header, tag);
    }
}
