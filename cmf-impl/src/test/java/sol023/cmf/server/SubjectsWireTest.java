package sol023.cmf.server;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.cmf.server.Registrations.TARGET;
import static sol023.cmf.server.Registrations.unique;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The flows of SOL023 clauses 5.3.1, 5.3.2 and 5.3.5 over TLS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubjectsWireTest {

    private Lab lab;
    private Client vnfm;
    private Client other;
    private Client nobody;

    @BeforeAll
    void start(@TempDir Path folder) {
        lab = Lab.start(folder, "127.0.0.1", OptionalInt.of(0), OptionalInt.of(0), Clock.systemUTC());
        vnfm = Client.of(lab, folder, Optional.of("vnfm"));
        other = Client.of(lab, folder, Optional.of("vnfm-b"));
        nobody = Client.of(lab, folder, Optional.empty());
    }

    @AfterAll
    void stop() {
        lab.close();
    }

    @Test
    void a_registered_subject_is_shown_where_the_location_says() {
        var created = vnfm.post(TARGET, Registrations.of("VNF_OAM_certificate", unique("vnfc"), "Oam.Example.org"));

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.header("Version")).contains("1.0.0");
        var location = created.header("Location").orElseThrow();
        assertThat(location).startsWith(lab.cmf().apiRoot() + TARGET + "/");
        var subject = created.json();
        assertThat(subject.at("/_links/self/href").asText()).isEqualTo(location);
        assertThat(location).endsWith("/" + subject.path("id").asText());
        assertThat(subject.path("certType").asText()).isEqualTo("VNF_OAM_certificate");
        assertThat(subject.path("typeOfVnfcCertHandling").asText()).isEqualTo("delegation_mode");
        assertThat(subject.at("/subjectId/0/certificateData/0/subjectAlternateName/0")
                        .asText())
                .as("names are shown as they were given")
                .isEqualTo("Oam.Example.org");
        var read = vnfm.get(path(location));
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json()).isEqualTo(subject);
    }

    @Test
    void a_list_leaves_out_what_is_excluded_by_default() {
        var id = register(vnfm).path("id").asText();

        for (var target : List.of(TARGET, TARGET + "?exclude_default")) {
            var item = item(vnfm.get(target), id);
            assertThat(item.has("subjectId")).as(target).isFalse();
            assertThat(item.fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("id", "certType", "typeOfVnfcCertHandling", "_links");
        }
        var complete = item(vnfm.get(TARGET + "?all_fields"), id);
        assertThat(complete).isEqualTo(vnfm.get(TARGET + "/" + id).json());
    }

    @Test
    void a_deregistered_subject_is_gone_and_can_be_registered_again() {
        var body = Registrations.valid();
        var id = vnfm.post(TARGET, body).json().path("id").asText();

        var gone = vnfm.delete(TARGET + "/" + id);

        assertThat(gone.status()).isEqualTo(204);
        assertThat(gone.body()).isEmpty();
        assertThat(gone.header("Version")).contains("1.0.0");
        assertThat(vnfm.get(TARGET + "/" + id).status()).isEqualTo(404);
        assertThat(vnfm.delete(TARGET + "/" + id).status()).isEqualTo(404);
        assertThat(ids(vnfm.get(TARGET))).doesNotContain(id);
        assertThat(vnfm.post(TARGET, body).status()).isEqualTo(201);
    }

    @Test
    void a_subject_of_another_consumer_is_not_found() {
        var id = register(vnfm).path("id").asText();

        assertThat(other.get(TARGET + "/" + id).status()).isEqualTo(404);
        assertThat(other.delete(TARGET + "/" + id).status()).isEqualTo(404);
        assertThat(ids(other.get(TARGET))).doesNotContain(id);
        assertThat(vnfm.get(TARGET + "/" + id).status()).isEqualTo(200);
    }

    @Test
    void a_vnfci_is_registered_once_for_each_certificate_type() {
        var vnfci = unique("vnfc");
        assertThat(vnfm.post(TARGET, Registrations.of("VNFCI_certificate", vnfci, unique("a") + ".example.org"))
                        .status())
                .isEqualTo(201);

        var again = vnfm.post(TARGET, Registrations.of("VNFCI_certificate", vnfci, unique("b") + ".example.org"));
        var anotherType =
                vnfm.post(TARGET, Registrations.of("VNF_OAM_certificate", vnfci, unique("c") + ".example.org"));
        var anotherConsumer =
                other.post(TARGET, Registrations.of("VNFCI_certificate", vnfci, unique("d") + ".example.org"));

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.detail()).contains("/subjectId/0/subjectId");
        assertThat(anotherType.status()).isEqualTo(201);
        assertThat(anotherConsumer.status()).isEqualTo(201);
    }

    @Test
    void names_of_one_consumer_are_not_available_to_another() {
        var name = unique("shared") + ".example.org";
        vnfm.post(TARGET, Registrations.of("VNFCI_certificate", unique("vnfc"), name));

        var stolen = other.post(TARGET, Registrations.of("VNFCI_certificate", unique("vnfc"), name));
        var capitals = other.post(
                TARGET,
                Registrations.of("VNFCI_certificate", unique("vnfc"), name)
                        .replace("[\"" + name, "[\"" + name.toUpperCase(java.util.Locale.ROOT)));

        assertThat(stolen.status()).isEqualTo(409);
        assertThat(stolen.detail()).contains("/subjectId/0/certificateData/0").doesNotContain("vnfm");
        assertThat(capitals.status()).isEqualTo(409);
        assertThat(vnfm.post(TARGET, Registrations.of("VNFCI_certificate", unique("vnfc"), name))
                        .status())
                .as("the same consumer may share them among its VNFCIs")
                .isEqualTo(201);
    }

    @Test
    void of_equal_registrations_at_once_exactly_one_is_granted() throws Exception {
        var body = Registrations.valid();
        Callable<Integer> registration = () -> vnfm.post(TARGET, body).status();
        var pool = Executors.newFixedThreadPool(8);
        try {
            var answers = new ArrayList<Integer>();
            for (var future : pool.invokeAll(
                    IntStream.range(0, 16).mapToObj(i -> registration).toList())) {
                answers.add(future.get());
            }
            assertThat(answers).containsOnly(201, 409).containsOnlyOnce(201);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void an_alias_shows_and_accepts_its_certificate_type_only() {
        var alias = "/nfv-cert/vnfoam-certificates/subjects";
        var vnfci = register(vnfm).path("id").asText();
        var refused = vnfm.post(alias, Registrations.valid());
        var created = vnfm.post(
                alias, Registrations.of("VNF_OAM_certificate", unique("vnfc"), unique("oam") + ".example.org"));
        var oam = created.json().path("id").asText();

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.detail()).contains("/certType");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).contains(lab.cmf().apiRoot() + TARGET + "/" + oam);
        assertThat(ids(vnfm.get(alias))).contains(oam).doesNotContain(vnfci);
        assertThat(vnfm.get(alias + "/" + oam).status()).isEqualTo(200);
        assertThat(vnfm.get(alias + "/" + vnfci).status()).isEqualTo(404);
        assertThat(vnfm.delete(alias + "/" + vnfci).status()).isEqualTo(404);
        assertThat(vnfm.delete(alias + "/" + oam).status()).isEqualTo(204);
    }

    @Test
    void unknown_attributes_are_ignored() {
        var body = Registrations.valid()
                .replace("{\"certType\"", "{\"x\": {\"y\": [1, null]}, \"certType\"")
                .replace("\"organization\"", "\"title\": \"Dr.\", \"organization\"");

        var created = vnfm.post(TARGET, body);

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.body()).doesNotContain("Dr.").doesNotContain("\"x\"");
    }

    @Test
    void a_certificate_without_subject_name_is_registered() {
        var body = Registrations.valid().replaceAll("\"subjectName\": \\{[^}]*},", "");

        var created = vnfm.post(TARGET, body);

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.json().at("/subjectId/0/certificateData/0").has("subjectName"))
                .isFalse();
    }

    @Test
    void who_shows_no_certificate_is_told_so() {
        for (var answer : List.of(nobody.get(TARGET), nobody.post(TARGET, Registrations.valid()))) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).isPresent();
            assertThat(answer.header("Content-Type")).contains("application/problem+json");
            assertThat(answer.detail()).contains("certificate");
        }
    }

    @Test
    void the_versions_that_are_served_are_told() {
        for (var target : List.of("/nfv-cert/api_versions", "/nfv-cert/v1/api_versions")) {
            var answer = vnfm.get(target);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("uriPrefix").asText()).endsWith("/nfv-cert/v1/");
            assertThat(answer.json().at("/apiVersions/0/version").asText()).isEqualTo("1.0.0");
            assertThat(vnfm.delete(target).status()).isEqualTo(405);
        }
    }

    private static JsonNode register(Client client) {
        var created = client.post(TARGET, Registrations.valid());
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created.json();
    }

    private static JsonNode item(Client.Answer list, String id) {
        assertThat(list.status()).as(list.body()).isEqualTo(200);
        return StreamSupport.stream(list.json().spliterator(), false)
                .filter(item -> item.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(Client.Answer list) {
        assertThat(list.status()).as(list.body()).isEqualTo(200);
        return StreamSupport.stream(list.json().spliterator(), false)
                .map(item -> item.path("id").asText())
                .toList();
    }

    private static String path(String location) {
        return java.net.URI.create(location).getRawPath();
    }
}
