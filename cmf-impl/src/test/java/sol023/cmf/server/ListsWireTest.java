package sol023.cmf.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static sol023.cmf.server.Registrations.TARGET;
import static sol023.cmf.server.Registrations.unique;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Filters, selectors and pages of the list of subjects over TLS (SOL013 clauses 5.2 to 5.4, SOL023 clause 5.6.3.3.3.2). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListsWireTest {

    private static final int PAGE = 10;
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    /** Three subjects by the names that the filters below give them. */
    private final Map<String, String> ids = new LinkedHashMap<>();

    private Lab lab;
    private Client vnfm;
    private Client other;

    @BeforeAll
    void start(@TempDir Path folder) {
        lab = Lab.start(folder, "127.0.0.1", OptionalInt.of(0), OptionalInt.of(0), Clock.systemUTC());
        vnfm = Client.of(lab, folder, Optional.of("vnfm"));
        other = Client.of(lab, folder, Optional.of("vnfm-b"));
        register(
                "s1",
                """
                {"certType": "VNFCI_certificate", "typeOfVnfcCertHandling": "delegation_mode", "subjectId": [
                  {"subjectId": "vnfc-a1", "certificateData": [{
                    "subjectName": {"commonName": "a1.example.org", "organization": "Acme, Inc."},
                    "subjectAlternateName": ["a1.example.org", "10.0.0.1"]}]},
                  {"subjectId": "vnfc-a2", "certificateData": [{
                    "subjectName": {"commonName": "a2.example.org", "country": "FR"},
                    "subjectAlternateName": ["a2.example.org"]}]}]}""");
        register(
                "s2",
                """
                {"certType": "VNF_OAM_certificate", "typeOfVnfcCertHandling": "delegation_mode", "subjectId": [
                  {"subjectId": "oam-b1", "certificateData": [
                    {"subjectName": {"commonName": "b1.example.org", "organization": "O'Neil (EU)", "country": "FR"},
                     "subjectAlternateName": ["b1.example.org"]},
                    {"subjectName": {"commonName": "b1-mgmt.example.net", "country": "DE"},
                     "subjectAlternateName": ["b1-mgmt.example.net"]}]}]}""");
        register(
                "s3",
                """
                {"certType": "VNFCI_certificate", "typeOfVnfcCertHandling": "delegation_mode", "subjectId": [
                  {"subjectId": "vnfc-c1", "certificateData": [{"subjectAlternateName": ["192.0.2.7"]}]}]}""");
    }

    private void register(String name, String body) {
        var answer = vnfm.post(TARGET, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        ids.put(name, answer.json().path("id").asText());
    }

    @AfterAll
    void stop() {
        lab.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "(eq,certType,VNFCI_certificate)                               | s1 s3",
                "(neq,certType,VNFCI_certificate)                              | s2",
                "(in,certType,VNFCI_certificate,VNF_OAM_certificate)           | s1 s2 s3",
                "(eq,certType,VNFCI)                                           |",
                "(eq,typeOfVnfcCertHandling,delegation_mode)                   | s1 s2 s3",
                "(neq,typeOfVnfcCertHandling,delegation_mode)                  |",
                "(in,id,{s1},{s2})                                             | s1 s2",
                "(nin,id,{s1},{s2})                                            | s3",
                "(eq,_links/self/href,{self}/{s2})                             | s2",
                "(cont,_links/self/href,{s3})                                  | s3",
                "(eq,subjectId/subjectId,vnfc-a2)                              | s1",
                "(eq,subjectId/subjectId,'vnfc-a2')                            | s1",
                "(in,subjectId/subjectId,vnfc-a2,vnfc-c1,none)                 | s1 s3",
                "(gt,subjectId/subjectId,vnfc-a2)                              | s3",
                "(gte,subjectId/subjectId,vnfc-a2)                             | s1 s3",
                "(lt,subjectId/subjectId,vnfc-a1)                              | s2",
                "(lte,subjectId/subjectId,vnfc-a1)                             | s1 s2",
                "(eq,N/organization,'Acme, Inc.')                              | s1",
                "(eq,N/organization,'O''Neil (EU)')                            | s2",
                "(cont,A,example.net,192.0.)                                   | s2 s3",
                "(cont,A,Example)                                              |",
                "(ncont,N/commonName,example.org)                              | s2",
                "(cont,N/organization,%)                                       |",
                "(eq,A,10.0.0.1);(eq,A,a1.example.org)                         | s1",
                "(eq,A,10.0.0.1);(eq,A,a2.example.org)                         |",
                "(eq,certType,VNFCI_certificate);(neq,id,{s1})                 | s3",
                "(eq,N/commonName,b1.example.org);(eq,N/country,DE)            |",
                "(eq,N/commonName,b1.example.org);(eq,N/country,FR)            | s2",
                "(eq,N/commonName,a1.example.org);(eq,N/country,FR)            |",
                "(eq,subjectId/subjectId,vnfc-a1);(eq,N/country,FR)            | s1",
                "(eq,N/country,FR);(eq,A,b1-mgmt.example.net)                  | s2",
                "(neq,N/country,FR)                                            | s2",
                "(ncont,A,example.org)                                         | s1 s2 s3",
            })
    void a_filter_finds_what_it_describes(String filter, String names) {
        var expected = new TreeSet<String>();
        for (var name : names == null ? new String[0] : names.split(" ")) {
            expected.add(ids.get(name));
        }
        var full = full(filter);
        for (var query : List.of(URLEncoder.encode(full, UTF_8), bare(full))) {
            var found = new TreeSet<String>();
            var target = Optional.of(TARGET + "?filter=" + query);
            while (target.isPresent()) {
                var page = vnfm.get(target.get());
                assertThat(page.status()).as(page.body()).isEqualTo(200);
                found.addAll(ids(page.json()));
                target = next(page);
            }
            found.retainAll(ids.values()); // other tests have subjects of their own
            assertThat(found).as(query).isEqualTo(expected);
        }
    }

    private String full(String filter) {
        var name = "subjectId/certificateData/subjectName/";
        var full = filter.replace("N/", name)
                .replace(",A,", ",subjectId/certificateData/subjectAlternateName,")
                .replace("{self}", lab.cmf().apiRoot() + TARGET);
        for (var each : ids.entrySet()) {
            full = full.replace("{" + each.getKey() + "}", each.getValue());
        }
        return full;
    }

    /** With the escapes that a URI needs and no more. */
    private static String bare(String filter) {
        return filter.replace("%", "%25").replace(" ", "%20");
    }

    @Test
    void a_filter_sees_what_the_default_leaves_out_and_shows_it_no_more_than_without() {
        var found =
                vnfm.get(TARGET + "?filter=(eq,subjectId/subjectId,vnfc-c1)").json();

        assertThat(found).hasSize(1);
        assertThat(found.get(0).has("subjectId")).isFalse();
    }

    @Test
    void a_filter_finds_nothing_of_another_consumer() {
        var answer = other.get(TARGET + "?filter=(eq,subjectId/subjectId,vnfc-c1)");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).isEmpty();
        assertThat(other.get(TARGET + "?filter=(eq,id," + ids.get("s1") + ")").json())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                                            | no  | no",
                "exclude_default                                             | no  | no",
                "all_fields                                                  | yes | yes",
                "fields=subjectId                                            | yes | no",
                "fields=subjectId,subjectId/certificateData/subjectName      | yes | yes",
                "fields=subjectId/certificateData/subjectName                | yes | yes",
                "fields=id                                                   | no  | no",
                "exclude_default&fields=subjectId                            | yes | yes",
                "exclude_fields=subjectId                                    | no  | no",
                "exclude_fields=subjectId/certificateData/subjectName        | yes | no",
                "exclude_fields=id,subjectId/certificateData                 | yes | yes",
            })
    void a_selector_shows_and_leaves_out(String selector, String subjects, String names) {
        var answer =
                vnfm.get(TARGET + "?filter=(eq,id," + ids.get("s2") + ")" + (selector == null ? "" : "&" + selector));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var item = answer.json().get(0);
        for (var always : List.of("id", "certType", "typeOfVnfcCertHandling", "_links")) {
            assertThat(item.has(always)).as(always).isTrue();
        }
        assertThat(item.has("subjectId")).isEqualTo(subjects.equals("yes"));
        assertThat(item.at("/subjectId/0/certificateData/0/subjectName").isMissingNode())
                .isEqualTo(names.equals("no"));
        assertThat(item.at("/subjectId/0/certificateData/0/subjectAlternateName")
                        .isMissingNode())
                .isEqualTo(subjects.equals("no"));
    }

    @Test
    void pages_lose_nothing_and_show_nothing_twice_while_subjects_come_and_go() {
        var name = unique("walk") + ".example.org";
        var stays = new LinkedHashSet<String>();
        var goes = new ArrayList<String>();
        for (int i = 0; i < 3 * PAGE; i++) {
            var id = registerNamed(name);
            if (i % 4 == 3) {
                goes.add(id);
            } else {
                stays.add(id);
            }
        }
        var query = "?filter=(eq,subjectId/certificateData/subjectName/commonName," + name + ")&all_fields";

        var seen = new ArrayList<String>();
        var sizes = new ArrayList<Integer>();
        var target = Optional.of(TARGET + query);
        while (target.isPresent()) {
            var page = vnfm.get(target.get());
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            sizes.add(page.json().size());
            page.json().forEach(item -> {
                seen.add(item.path("id").asText());
                assertThat(item.has("subjectId")).isTrue();
            });
            target = next(page);
            registerNamed(name);
            assertThat(vnfm.delete(TARGET + "/" + goes.remove(0)).status()).isEqualTo(204);
        }

        assertThat(seen).doesNotHaveDuplicates().containsAll(stays);
        assertThat(sizes).hasSizeBetween(2, 5).element(0).isEqualTo(PAGE);
        assertThat(sizes).allSatisfy(size -> assertThat(size).isBetween(1, PAGE));
    }

    @Test
    void a_marker_is_good_for_its_query_and_consumer_only() {
        var name = unique("marked") + ".example.org";
        for (int i = 0; i <= PAGE; i++) {
            registerNamed(name);
        }
        var filter = "filter=(eq,subjectId/certificateData/subjectAlternateName," + name + ")";
        var target = next(vnfm.get(TARGET + "?" + filter)).orElseThrow();
        var marker = target.substring(target.indexOf("nextpage_opaque_marker=") + "nextpage_opaque_marker=".length());
        var damaged = (marker.charAt(0) == 'A' ? 'B' : 'A') + marker.substring(1);

        assertThat(vnfm.get(target).json()).hasSize(1);
        refused(other, target);
        refused(vnfm, TARGET + "?nextpage_opaque_marker=" + marker);
        refused(vnfm, target + "&all_fields");
        refused(vnfm, target.replace("(eq,", "(cont,"));
        refused(vnfm, target.replace(marker, damaged));
        refused(vnfm, target.replace(marker, marker + "AAAA"));
        refused(vnfm, target.replace(marker, marker.substring(0, marker.length() - 4)));
        refused(vnfm, target.replace("/v1/", "/vnfc-certificates/"));
    }

    private static void refused(Client client, String target) {
        var answer = client.get(target);
        assertThat(answer.status()).as(target).isEqualTo(400);
        assertThat(answer.detail()).contains("nextpage_opaque_marker");
    }

    @Test
    void an_alias_filters_and_pages_the_subjects_of_its_type() {
        var name = unique("alias") + ".example.org";
        for (int i = 0; i <= PAGE; i++) {
            registerNamed(name);
        }
        var filter = "?filter=(eq,subjectId/certificateData/subjectAlternateName," + name + ")";
        var first = vnfm.get("/nfv-cert/vnfc-certificates/subjects" + filter);

        assertThat(first.json()).hasSize(PAGE);
        var target = next(first).orElseThrow();
        assertThat(target).startsWith("/nfv-cert/vnfc-certificates/subjects?");
        assertThat(vnfm.get(target).json()).hasSize(1);
        assertThat(vnfm.get("/nfv-cert/vnfoam-certificates/subjects" + filter).json())
                .isEmpty();
        assertThat(ids(vnfm.get("/nfv-cert/vnfoam-certificates/subjects").json()))
                .containsExactly(ids.get("s2"));
    }

    @Test
    void characters_that_a_uri_should_not_have_are_no_fault() {
        for (char c = '!'; c <= '~'; c++) {
            if (c == '%' || c == '#') {
                continue;
            }
            var request =
                    "GET " + TARGET + "?filter=(eq,id," + c + ") HTTP/1.1\r\nHost: localhost\r\nVersion: 1.0.0\r\n\r\n";
            int status;
            try {
                status = vnfm.sendRaw(request.getBytes(UTF_8)).status();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            assertThat(status).as("character %s", c).isIn(200, 400);
        }
    }

    private String registerNamed(String name) {
        var answer = vnfm.post(TARGET, Registrations.of("VNFCI_certificate", unique("vnfc"), name));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("id").asText();
    }

    private Optional<String> next(Client.Answer page) {
        return page.header("Link").map(link -> {
            var match = NEXT.matcher(link);
            assertThat(match.matches()).as(link).isTrue();
            var uri = URI.create(match.group(1));
            assertThat(match.group(1)).startsWith(lab.cmf().apiRoot().toString());
            return uri.getRawPath() + "?" + uri.getRawQuery();
        });
    }

    private static Set<String> ids(JsonNode list) {
        var found = new TreeSet<String>();
        list.forEach(item -> found.add(item.path("id").asText()));
        return found;
    }
}
