package sol023.contract;

import static sol023.contract.Yaml.elements;
import static sol023.contract.Yaml.names;
import static sol023.contract.Yaml.strings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sol023.contract.Tables.Attribute;
import sol023.contract.Tables.Enumeration;
import sol023.contract.Tables.Method;
import sol023.contract.Tables.Reading;
import sol023.contract.Tables.Resource;
import sol023.contract.Tables.Response;
import sol023.contract.Tables.Scope;
import sol023.contract.Tables.SimpleType;
import sol023.contract.Tables.TypeTable;
import sol023.contract.Tables.Union;

/** The tables that one document of the contract must follow, with the readings already applied. */
record Sheet(
        String document,
        String base,
        String versionClause,
        String version,
        boolean versionHeaderOptional,
        List<SimpleType> simpleTypes,
        List<TypeTable> types,
        List<Enumeration> enumerations,
        List<Enumeration> alternatives,
        List<Resource> resources,
        List<Scope> scopes,
        List<Union> unions,
        List<String> printed) {

    static Sheet of(JsonNode file, List<Reading> readings) {
        Reader reader = new Reader(readings);
        return new Sheet(
                file.get("document").asText(),
                file.path("base").asText(),
                file.path("version").path("clause").asText(),
                file.path("version").path("value").asText(),
                file.path("versionHeader").asText().equals("optional"),
                elements(file.path("simpleTypes"))
                        .map(row -> new SimpleType(
                                row.get(0).asText(),
                                row.get(1).asText(),
                                row.path(2).asText()))
                        .toList(),
                elements(file.path("types"))
                        .flatMap(t -> reader.types(t).stream())
                        .toList(),
                elements(file.path("enumerations"))
                        .map(e -> enumeration(e, "values"))
                        .toList(),
                elements(file.path("alternatives"))
                        .map(e -> enumeration(e, "of"))
                        .toList(),
                elements(file.path("resources")).map(reader::resource).toList(),
                elements(file.path("scopes").path("rows"))
                        .map(row ->
                                reader.scope(file.path("scopes").get("table").asText(), row))
                        .toList(),
                elements(file.path("scopes").path("unions"))
                        .map(row -> new Union(
                                file.path("scopes").get("table").asText(), scope(row.get(0)), scope(row.get(1))))
                        .toList(),
                List.copyOf(reader.printed));
    }

    private static Enumeration enumeration(JsonNode node, String member) {
        return new Enumeration(node.get("table").asText(), node.get("type").asText(), strings(node.get(member)));
    }

    private static String scope(JsonNode printed) {
        return printed.asText().replace("<vn>", "v1");
    }

    private static final class Reader {

        private final List<Reading> readings;

        /** Every row met, as {@code table row}: a reading of a row that is not there is a mistake. */
        private final List<String> printed = new ArrayList<>();

        Reader(List<Reading> readings) {
            this.readings = readings;
        }

        private Reading reading(String table, String row) {
            printed.add(table + " " + row);
            return readings.stream()
                    .filter(r -> r.isFor(table, row) && r.onlyIn().isEmpty())
                    .findFirst()
                    .orElseGet(() -> new Reading("", table, row, "", "", "", List.of(), "", ""));
        }

        /** The type of the table, and those that are read as the table with a difference. */
        List<TypeTable> types(JsonNode node) {
            String table = node.get("table").asText();
            List<Attribute> rows = elements(node.get("attributes"))
                    .map(row -> attribute(reading(table, row.get(0).asText()), row))
                    .toList();
            List<TypeTable> types = new ArrayList<>();
            types.add(new TypeTable(table, node.get("type").asText(), Tables.tree(rows)));
            readings.stream()
                    .filter(r -> r.table().equals(table) && !r.onlyIn().isEmpty())
                    .forEach(r -> types.add(new TypeTable(
                            table,
                            r.onlyIn(),
                            Tables.tree(rows.stream()
                                    .map(row -> row.name().equals(r.row()) ? changed(row, r) : row)
                                    .toList()))));
            return types;
        }

        private static Attribute attribute(Reading reading, JsonNode row) {
            return changed(
                    new Attribute(
                            row.get(0).asText(),
                            row.get(1).asText(),
                            row.get(2).asText(),
                            strings(row.path(3)),
                            List.of()),
                    reading);
        }

        private static Attribute changed(Attribute row, Reading reading) {
            return new Attribute(
                    reading.nameOr(row.name()),
                    reading.dataTypeOr(row.dataType()),
                    reading.cardinalityOr(row.cardinality()),
                    reading.valuesOr(row.values()),
                    List.of());
        }

        Resource resource(JsonNode node) {
            Map<String, String> unsupported = new LinkedHashMap<>();
            names(node.get("unsupported"))
                    .forEach(m ->
                            unsupported.put(m, node.get("unsupported").get(m).asText()));
            return new Resource(
                    node.get("uri").asText(),
                    node.get("variables").get("table").asText(),
                    strings(node.get("variables").get("names")),
                    elements(node.get("methods")).map(this::method).toList(),
                    unsupported);
        }

        private Method method(JsonNode node) {
            String parameterTable = node.get("parameters").get("table").asText();
            Map<String, String> parameters = new LinkedHashMap<>();
            for (JsonNode row : node.get("parameters").get("rows")) {
                String name = row.get(0).asText();
                parameters.put(
                        reading(parameterTable, name).nameOr(name), row.get(1).asText());
            }
            String table = node.get("details").asText();
            return new Method(
                    node.get("method").asText(),
                    parameterTable,
                    parameters,
                    table,
                    node.path("request").path(0).asText(),
                    elements(node.get("responses")).map(r -> response(table, r)).toList());
        }

        private Response response(String table, JsonNode row) {
            return new Response(
                    row.get(0).asInt(),
                    reading(table, row.get(0).asText()).dataTypeOr(row.get(1).asText()),
                    row.get(2).asText(),
                    strings(row.path(3)));
        }

        Scope scope(String table, JsonNode row) {
            String uri = row.get(1).asText();
            return new Scope(table, Sheet.scope(row.get(0)), reading(table, uri).nameOr(uri), strings(row.get(2)));
        }
    }
}
