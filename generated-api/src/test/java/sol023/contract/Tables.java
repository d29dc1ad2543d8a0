package sol023.contract;

import static sol023.contract.Yaml.elements;
import static sol023.contract.Yaml.names;
import static sol023.contract.Yaml.strings;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;

/**
 * The tables of the standards, transcribed in {@code src/test/resources/tables}: one {@link Sheet} for each document of the
 * contract, the common errors, and the readings of what is printed.
 */
record Tables(List<Sheet> sheets, CommonErrors commonErrors, List<Reading> readings) {

    private static final Path DIRECTORY = Path.of("src", "test", "resources", "tables");
    private static final String READINGS = "readings.yaml";

    static Tables read() {
        SortedMap<String, JsonNode> files = Yaml.readAll(DIRECTORY);
        List<Reading> readings = elements(Objects.requireNonNull(files.remove(READINGS)))
                .map(Reading::of)
                .toList();
        List<Sheet> sheets =
                files.values().stream().map(file -> Sheet.of(file, readings)).toList();
        JsonNode errors = files.values().stream()
                .map(file -> file.path("commonErrors"))
                .filter(JsonNode::isObject)
                .findFirst()
                .orElseThrow();
        return new Tables(sheets, CommonErrors.of(errors), readings);
    }

    /** A row of a definition of a type; {@code -} as data type or cardinality means that the table does not tell. */
    record Attribute(String name, String dataType, String cardinality, List<String> values, List<Attribute> children) {}

    record TypeTable(String table, String type, List<Attribute> attributes) {}

    record Enumeration(String table, String type, List<String> values) {}

    /** A type without attributes of its own, by its name in JSON Schema. */
    record SimpleType(String name, String jsonType, String format) {}

    record Response(int code, String dataType, String cardinality, List<String> headers) {

        boolean hasBody() {
            return !dataType.equals("n/a");
        }

        boolean isError() {
            return code >= 400;
        }
    }

    record Method(
            String name,
            String parameterTable,
            Map<String, String> parameters,
            String table,
            String requestType,
            List<Response> responses) {

        boolean hasRequestBody() {
            return !requestType.isEmpty();
        }
    }

    record Resource(
            String uri,
            String variableTable,
            List<String> variables,
            List<Method> methods,
            Map<String, String> unsupported) {}

    record Scope(String table, String name, String uri, List<String> methods) {}

    /** A scope that opens whatever another opens. */
    record Union(String table, String name, String member) {}

    /** The codes that every method may answer (SOL013 clause 6.4), and the headers that go with codes. */
    record CommonErrors(
            String table,
            List<Integer> every,
            List<Integer> withBody,
            Map<Integer, List<String>> headers,
            Map<Integer, List<String>> mandatory) {

        static CommonErrors of(JsonNode node) {
            return new CommonErrors(
                    node.get("table").asText(),
                    elements(node.get("every")).map(JsonNode::asInt).toList(),
                    elements(node.get("withBody")).map(JsonNode::asInt).toList(),
                    byCode(node.get("headers")),
                    byCode(node.get("mandatory")));
        }

        private static Map<Integer, List<String>> byCode(JsonNode node) {
            Map<Integer, List<String>> lists = new LinkedHashMap<>();
            names(node).forEach(code -> lists.put(Integer.valueOf(code), strings(node.get(code))));
            return lists;
        }
    }

    /**
     * Why and how a row is read otherwise than printed; an empty string leaves the column as it is.
     *
     * @param defines the name of an enumeration that the standard uses without defining it
     * @param onlyIn the name of the type in which alone the row is read so; the type is the table's otherwise
     */
    record Reading(
            String interpretation,
            String table,
            String row,
            String name,
            String dataType,
            String cardinality,
            List<String> values,
            String defines,
            String onlyIn) {

        static Reading of(JsonNode node) {
            return new Reading(
                    node.path("interpretation").asText(),
                    node.get("table").asText(),
                    node.get("row").asText(),
                    node.path("name").asText(),
                    node.path("dataType").asText(),
                    node.path("cardinality").asText(),
                    strings(node.path("values")),
                    node.path("defines").asText(),
                    node.path("onlyIn").asText());
        }

        boolean isFor(String ofTable, String ofRow) {
            return table.equals(ofTable) && row.equals(ofRow);
        }

        List<String> valuesOr(List<String> printed) {
            return values.isEmpty() || !defines.isEmpty() ? printed : values;
        }

        String nameOr(String printed) {
            return name.isEmpty() ? printed : name;
        }

        String dataTypeOr(String printed) {
            return dataType.isEmpty() ? printed : dataType;
        }

        String cardinalityOr(String printed) {
            return cardinality.isEmpty() ? printed : cardinality;
        }
    }

    /** Rows with {@code >} before the name become children of the row above them with one less. */
    static List<Attribute> tree(List<Attribute> rows) {
        return tree(rows, 0);
    }

    private static List<Attribute> tree(List<Attribute> rows, int level) {
        List<Attribute> siblings = new ArrayList<>();
        for (int i = 0; i < rows.size(); ) {
            int next = i + 1;
            while (next < rows.size() && level(rows.get(next)) > level) {
                next++;
            }
            Attribute row = rows.get(i);
            if (level(row) != level) {
                throw new IllegalArgumentException("a level is skipped before " + row.name());
            }
            siblings.add(new Attribute(
                    row.name().substring(level),
                    row.dataType(),
                    row.cardinality(),
                    row.values(),
                    tree(rows.subList(i + 1, next), level + 1)));
            i = next;
        }
        return List.copyOf(siblings);
    }

    private static int level(Attribute row) {
        return (int) row.name().chars().takeWhile(c -> c == '>').count();
    }
}
