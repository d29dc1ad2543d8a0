package sol023.conformance.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sol023.conformance.release.Difference.Area;
import sol023.conformance.release.Difference.Kind;
import sol023.conformance.requirement.CoverageGate;
import sol023.conformance.requirement.Register;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.run.FeatureFiles;
import sol023.conformance.run.PlannedScenario;

/** A made-up edition: what would happen if the standard changed here and there. */
class ReleaseRehearsalTest {

    private static final String CONTRACT = "openapi/nfv-cert/v1/nfv-cert.yaml";
    private static final String DIAGRAMS = "features/requirements/5.3-sequence-diagrams.yaml";
    private static final String SUBJECTS = "features/requirements/5.6-subjects.yaml";

    private static final List<PlannedScenario> SCENARIOS =
            FeatureFiles.read(FeatureFiles.OWN).scenarios();

    @TempDir
    Path folder;

    @BeforeEach
    void theCurrentEdition() throws IOException {
        copy(Path.of("../openapi"), folder.resolve("openapi"));
        copy(Path.of("../features/requirements"), folder.resolve("features/requirements"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    Path target = to.resolve(from.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private void change(String file, String before, String after) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        String changed = text.replaceFirst(before, after);
        assertThat(changed).as("%s has %s", file, before).isNotEqualTo(text);
        Files.writeString(path, changed);
    }

    private void addAnAttribute() throws IOException {
        change(
                CONTRACT,
                "(    RegistrationRequest:\n(?:      .*\n)*?      properties:\n)",
                "$1        priority:\n          type: integer\n");
    }

    private void changeAResponseCode() throws IOException {
        change(CONTRACT, "'204':", "'200':");
    }

    private void renameAResource() throws IOException {
        change(CONTRACT, "  /subjects:", "  /holders:");
        change(CONTRACT, "  /subjects/", "  /holders/");
    }

    private void renumberAClause() throws IOException {
        Path path = folder.resolve(DIAGRAMS);
        Files.writeString(path, Files.readString(path).replace("clause: \"5.3.2\"\n", "clause: \"5.3.9\"\n"));
    }

    private void changeASentence() throws IOException {
        change(
                SUBJECTS,
                "(id: SUBJECT_REGISTER_CONFLICT\n    revision: )1((?:\n    .*)*?\n    hash: )[0-9a-f]{64}",
                "$12$2" + "0".repeat(64));
    }

    private List<Difference> differences() {
        return new ReleaseDiff(Edition.own(), Edition.read(folder), SCENARIOS).differences();
    }

    private Difference theDifference() {
        List<Difference> differences = differences();
        assertThat(differences).hasSize(1);
        return differences.get(0);
    }

    @Test
    void nothing_differs_in_a_copy() {
        assertThat(differences()).isEmpty();
    }

    @Test
    void five_changes_are_five_differences() throws IOException {
        addAnAttribute();
        changeAResponseCode();
        renameAResource();
        renumberAClause();
        changeASentence();
        assertThat(differences())
                .extracting(difference -> difference.area() + " " + difference.word() + " " + difference.element())
                .containsExactlyInAnyOrder(
                        "CONTRACT renamed nfv-cert/v1/nfv-cert.yaml: /nfv-cert/v1/subjects",
                        "CONTRACT changed nfv-cert/v1/nfv-cert.yaml: DELETE /nfv-cert/v1/holders/{subjectId}, response 204",
                        "CONTRACT added nfv-cert/v1/nfv-cert.yaml: RegistrationRequest.priority",
                        "REGISTER changed SUBJECT_REGISTER_CONFLICT, SOL023 5.6.3.3.3.1",
                        "REGISTER moved SOL023 5.3.2 is now SOL023 5.3.9");
    }

    @Test
    void an_added_attribute_touches_the_scenarios_about_its_type() throws IOException {
        addAnAttribute();
        Difference difference = theDifference();
        assertThat(difference.detail()).isEqualTo("integer, optional");
        assertThat(difference.requirements()).contains("REGISTRATION_CERT_TYPE");
        assertThat(difference.scenarios()).isNotEmpty().allMatch(scenario -> scenario.startsWith("5.6.4-data-model"));
    }

    @Test
    void another_response_code_touches_the_scenarios_about_its_operation() throws IOException {
        changeAResponseCode();
        Difference difference = theDifference();
        assertThat(difference.detail()).startsWith("is now 200");
        assertThat(difference.scenarios())
                .isNotEmpty()
                .allMatch(scenario -> scenario.startsWith("5.3.2-deregistration"));
    }

    @Test
    void a_renamed_resource_touches_the_scenarios_about_its_operations() throws IOException {
        renameAResource();
        Difference difference = theDifference();
        assertThat(difference.kind()).isEqualTo(Kind.RENAMED);
        assertThat(difference.detail()).isEqualTo("is now /nfv-cert/v1/holders");
        assertThat(difference.scenarios())
                .extracting(scenario -> scenario.substring(0, 5))
                .contains("5.3.1", "5.3.2", "5.3.5");
    }

    @Test
    void a_renumbered_clause_alone_changes_no_verdict() throws IOException {
        renumberAClause();
        Difference difference = theDifference();
        assertThat(difference.area()).isEqualTo(Area.REGISTER);
        assertThat(difference.judges()).isFalse();
        assertThat(difference.requirements()).hasSizeGreaterThan(1).contains("SUBJECT_DEREGISTER_REMOVED");
        assertThat(new DiffText(new ReleaseDiff(Edition.own(), Edition.read(folder), SCENARIOS)).judges())
                .isFalse();
    }

    @Test
    void a_changed_sentence_touches_the_scenarios_that_cite_its_requirement() throws IOException {
        changeASentence();
        Difference difference = theDifference();
        assertThat(difference.detail()).isEqualTo("revision 1 is now 2; another sentence");
        assertThat(difference.scenarios()).singleElement().asString().contains("registers the same VNFCI again");
    }

    @Test
    void what_is_deleted_or_has_other_values_is_told_too() throws IOException {
        change(CONTRACT, "        certType:\n          \\$ref: '#/components/schemas/CertType'\n", "");
        change(CONTRACT, "required: \\[certType, subjectId, typeOfVnfcCertHandling]", "required: [subjectId]");
        change(CONTRACT, "          minItems: 1\n", "          minItems: 2\n");
        change(DIAGRAMS, "  - id: SUBJECT_REGISTER_CREATED\n(?:    .*\n)*", "");
        change(DIAGRAMS, "(requirements:\n)", "$1  - id: MADE_UP\n    revision: 1\n    clause: \"5.3.8\"\n");
        assertThat(differences())
                .extracting(difference -> difference.word() + " " + difference.element())
                .contains("deleted SUBJECT_REGISTER_CREATED, SOL023 5.3.1", "added MADE_UP, SOL023 5.3.8")
                .anyMatch(text -> text.startsWith("deleted nfv-cert") && text.endsWith(".certType"))
                .anyMatch(text ->
                        text.equals("changed nfv-cert/v1/nfv-cert.yaml: RegistrationRequest.typeOfVnfcCertHandling"));
    }

    @Test
    void the_plan_of_the_suite_holds_against_the_made_up_register() throws IOException {
        renumberAClause();
        changeASentence();
        Register madeUp = Register.read(folder.resolve("features/requirements"));
        assertThat(madeUp.digest()).isNotEqualTo(Register.standard().digest());
        Set<Requirement> cited = EnumSet.noneOf(Requirement.class);
        SCENARIOS.forEach(scenario -> cited.addAll(scenario.requirements()));
        assertThat(new CoverageGate(madeUp.rows(), cited).breaches()).isEmpty();
    }

    @Test
    void the_differences_are_written_in_three_ways() throws IOException {
        addAnAttribute();
        renumberAClause();
        DiffText text = new DiffText(new ReleaseDiff(Edition.own(), Edition.read(folder), SCENARIOS));
        assertThat(text.text())
                .contains(
                        "contract  added  nfv-cert/v1/nfv-cert.yaml: RegistrationRequest.priority\n    integer, optional")
                .endsWith("1 of them can change a verdict\n");
        assertThat(text.markdown()).contains("| register | moved | `SOL023 5.3.2 is now SOL023 5.3.9` |");
        assertThat(text.json()).contains("\"format\" : \"sol023-release-diff/1\"", "\"judges\" : false");
    }

    @Test
    void what_is_no_edition_is_refused() throws IOException {
        assertThatThrownBy(() -> Edition.read(folder.resolve("nowhere")))
                .isInstanceOf(EditionException.class)
                .hasMessageContaining("is no folder");
        change(
                CONTRACT,
                "sol013/common.yaml#/components/responses/400",
                "sol013/common.yaml#/components/responses/999");
        assertThatThrownBy(() -> Edition.read(folder))
                .isInstanceOf(EditionException.class)
                .hasMessageContaining("nothing is at");
    }
}
