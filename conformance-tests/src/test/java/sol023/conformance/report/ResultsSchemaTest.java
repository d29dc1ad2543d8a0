package sol023.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sol023.conformance.check.Interpretation;
import sol023.conformance.check.Reading;
import sol023.conformance.check.Verdict;
import sol023.conformance.fixture.FixtureRun;
import sol023.conformance.run.RunResult;
import sol023.conformance.waiver.FailureText;
import sol023.conformance.waiver.Waiver;

class ResultsSchemaTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String FEATURE =
            """
            Feature: 9.1 A flow

              @req:FIRST
              Scenario: fails
                When "ping" is sent and "pong" comes back
                Then FIRST finds "a" where "b" is due

              @req:SECOND
              Scenario: is advised
                When "ping" is sent and "{}" comes back
                Then SECOND is advised to find "a" where "b" is due

              @req:SECOND
              Scenario: cannot see
                When a check of SECOND meets a silent target

              @req:SECOND @needs:cmp.polling
              Scenario: does not apply
                Then SECOND finds "a" where "a" is due
            """;

    @TempDir
    static Path folder;

    private static JsonNode written = MAPPER.createObjectNode();
    private static JsonNode schema = MAPPER.createObjectNode();

    @BeforeAll
    static void write() throws IOException {
        FixtureRun fixture = new FixtureRun(Files.createTempDirectory("features")).feature("9.1.feature", FEATURE);
        fixture.reading(Interpretation.I_05, Reading.OPEN);
        RunResult run = fixture.run();
        Reports.write(folder, fixture.report(run.waived(waivers(run), "fixture", LocalDate.parse("2026-01-02"))));
        written = MAPPER.readTree(folder.resolve(Reports.JSON).toFile());
        schema = MAPPER.readTree(folder.resolve(Reports.SCHEMA).toFile());
    }

    // one that covers the failure, one that is past its date, one for a scenario that was not selected
    private static List<Waiver> waivers(RunResult run) {
        FailureText seen = FailureText.pinned(run.checks()
                .filter(check -> check.verdict() == Verdict.FAIL)
                .findFirst()
                .orElseThrow()
                .message());
        return Stream.of("S1 2026-01-02", "S1 2026-01-01", "S99 2026-01-02")
                .map(text -> text.split(" ", -1))
                .map(parts -> new Waiver(
                        "waivers.yaml:1",
                        FixtureRun.binding(0),
                        "the value",
                        parts[0],
                        seen,
                        "known",
                        "me",
                        LocalDate.parse(parts[1])))
                .toList();
    }

    @Test
    void the_schema_beside_the_results_is_a_valid_schema_and_the_results_fit_it() {
        Schema meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(meta.validate(schema)).isEmpty();
        assertThat(errors(schema, written)).isEmpty();
    }

    @Test
    void every_member_that_is_written_is_in_the_schema() {
        ObjectNode closed = schema.deepCopy();
        close(closed);
        assertThat(errors(closed, written)).isEmpty();
        ObjectNode more = written.deepCopy();
        more.put("unknownMember", 1);
        ((ObjectNode) more.path("scenarios").path(0).path("exchanges").path(0).path("request")).put("unknownMember", 1);
        assertThat(errors(closed, more)).hasSize(2);
        assertThat(errors(schema, more)).isEmpty();
    }

    private static void close(JsonNode node) {
        node.forEach(ResultsSchemaTest::close);
        if (node instanceof ObjectNode object
                && object.has("properties")
                && object.path("type").isTextual()) {
            // what message contributes to request and response is evaluated there
            object.put("unevaluatedProperties", object.has("additionalProperties"));
        }
        if (node.has("$defs")) {
            for (String shared : List.of("message", "waiver")) {
                ((ObjectNode) node.path("$defs").path(shared)).remove("unevaluatedProperties");
            }
        }
    }

    @Test
    void nothing_else_may_change_no_member_can_be_left_out_or_have_another_type() {
        List<String> tolerated = new ArrayList<>();
        places(written, "").forEach(place -> {
            ObjectNode copy = written.deepCopy();
            ObjectNode parent = (ObjectNode) copy.at(place.substring(0, place.lastIndexOf('/')));
            String name = place.substring(place.lastIndexOf('/') + 1).replace("~1", "/");
            parent.set(name, MAPPER.createArrayNode().add(true));
            if (errors(schema, copy).isEmpty()) {
                tolerated.add("other type: " + place);
            }
            parent.remove(name);
            if (errors(schema, copy).isEmpty()
                    && !OPTIONAL.contains(name)
                    && !place.equals("/requirements/0/verdict")) {
                tolerated.add("left out: " + place);
            }
        });
        assertThat(tolerated).isEmpty();
        assertThat(places(written, "")).hasSizeGreaterThan(60);
    }

    private static final List<String> OPTIONAL = List.of(
            "at",
            "expected",
            "actual",
            "message",
            "bodyBase64",
            "decoded",
            "requirement",
            "awaits",
            "reason",
            "failure",
            "waiver",
            "I-05");

    // JSON pointers of all members; of a list only those of its first item
    private static Stream<String> places(JsonNode node, String path) {
        Stream.Builder<String> places = Stream.builder();
        node.properties().forEach(field -> {
            String place = path + "/" + field.getKey().replace("/", "~1");
            places.add(place);
            JsonNode value = field.getValue();
            JsonNode inner = value.isArray() ? value.path(0) : value;
            if (inner.isObject()) {
                places(inner, value.isArray() ? place + "/0" : place).forEach(places::add);
            }
        });
        return places.build();
    }

    private static List<String> errors(JsonNode byWhich, JsonNode what) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(byWhich)
                .validate(what)
                .stream()
                .map(Object::toString)
                .toList();
    }
}
