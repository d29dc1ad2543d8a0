package sol023.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract is what the tables of the standards say, no more and no less. */
class ContractTest {

    private final Contract contract = Contract.read();
    private final Tables tables = Tables.read();

    @Test
    void types_are_those_of_the_tables() {
        assertThat(TypeComparison.differences(contract, tables)).isEmpty();
    }

    @Test
    void resources_and_methods_are_those_of_the_tables() {
        assertThat(MethodComparison.differences(contract, tables)).isEmpty();
    }

    @Test
    void scopes_open_what_the_tables_say() {
        assertThat(ScopeComparison.differences(contract, tables)).isEmpty();
    }

    @Test
    void every_document_has_tables_or_is_marked_as_an_extension() {
        List<String> withTables = tables.sheets().stream().map(Sheet::document).toList();
        List<String> extensions =
                contract.paths().stream().filter(contract::isExtension).toList();
        assertThat(extensions).containsExactly("nfv-cert/v1/certificates-extension.yaml");
        assertThat(Stream.concat(withTables.stream(), extensions.stream()))
                .containsExactlyInAnyOrderElementsOf(contract.paths());
    }

    @Test
    void types_and_values_beyond_the_tables_are_marked_as_extensions() {
        assertThat(contract.paths().stream().flatMap(path -> contract.extensions(path).stream()))
                .containsExactlyInAnyOrder(
                        "BasicParams", "SubscriptionAuthType BASIC", "SubscriptionAuthType TLS_CERT");
    }

    @Test
    void every_document_names_the_standard_and_its_version() {
        for (String path : contract.paths()) {
            JsonNode document = contract.document(path);
            assertThat(document.at("/info/version").asText())
                    .as("%s", path)
                    .matches("[1-9][0-9]*\\.[0-9]+\\.[0-9]+-impl:sol023\\.io:SOL023_OpenAPI:[1-9][0-9]*");
            assertThat(document.at("/externalDocs/description").asText())
                    .as("%s", path)
                    .contains("ETSI GS NFV-SOL 023");
            assertThat(document.at("/externalDocs/url").asText()).as("%s", path).startsWith("https://");
        }
    }

    @Test
    void base_uri_and_version_are_those_of_the_clauses() {
        for (Sheet sheet : tables.sheets()) {
            if (!sheet.base().isEmpty()) {
                JsonNode document = contract.document(sheet.document());
                assertThat(document.at("/servers/0/url").asText()).isEqualTo(sheet.base());
                assertThat(document.at("/info/version").asText())
                        .as("clause %s", sheet.versionClause())
                        .startsWith(sheet.version() + "-impl:");
            }
        }
    }

    @Test
    void every_operation_has_an_id_a_tag_and_says_what_it_does() {
        List<String> ids = new ArrayList<>();
        for (String path : contract.paths()) {
            for (JsonNode item : contract.document(path).path("paths")) {
                for (JsonNode operation : item) {
                    if (operation.isObject()) {
                        ids.add(operation.path("operationId").asText());
                        assertThat(operation.path("tags")).as("%s", operation).hasSize(1);
                        assertThat(operation.path("description").asText())
                                .as("%s", operation)
                                .isNotBlank();
                    }
                }
            }
        }
        assertThat(ids).isNotEmpty().doesNotContain("").doesNotHaveDuplicates();
    }

    @Test
    void every_reference_leads_somewhere() {
        for (String path : contract.paths()) {
            for (JsonNode reference : contract.document(path).findParents("$ref")) {
                assertThat(contract.resolve(path, reference).node().isMissingNode())
                        .as("%s in %s", reference, path)
                        .isFalse();
            }
        }
    }

    @Test
    void every_reading_is_of_a_printed_row() {
        List<String> printed =
                tables.sheets().stream().flatMap(s -> s.printed().stream()).toList();
        assertThat(tables.readings()).isNotEmpty().allSatisfy(reading -> assertThat(printed)
                .contains(reading.table() + " " + reading.row()));
    }

    /** A reader of the contract must see where it is our reading and not the text. */
    @Test
    void every_reading_is_marked_in_the_contract_and_every_mark_is_in_the_register() throws IOException {
        Set<String> marks = new TreeSet<>();
        contract.paths().forEach(path -> marks.addAll(contract.interpretations(path)));
        assertThat(marks)
                .containsAll(tables.readings().stream()
                        .map(Tables.Reading::interpretation)
                        .filter(id -> !id.isEmpty())
                        .toList());
        String register = Files.readString(Path.of("..", "docs", "interpretations.md"));
        assertThat(marks).allSatisfy(mark -> assertThat(register).contains("## " + mark + "\n"));
    }
}
