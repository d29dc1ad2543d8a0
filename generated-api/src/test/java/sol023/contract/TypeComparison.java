package sol023.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import sol023.contract.Contract.Located;
import sol023.contract.Tables.Attribute;
import sol023.contract.Tables.Enumeration;
import sol023.contract.Tables.SimpleType;
import sol023.contract.Tables.TypeTable;

/** Compares the schemas of the contract with the tables that define types, both ways. */
final class TypeComparison {

    private static final String NOT_TOLD = "-";
    private static final Set<String> JSON_TYPES = Set.of("String", "Integer", "Boolean");

    private final Contract contract;
    private final List<Difference> differences = new ArrayList<>();

    /** The schemas that a table speaks of, as {@code document name}. */
    private final Set<String> covered = new HashSet<>();

    private TypeComparison(Contract contract) {
        this.contract = contract;
    }

    static List<Difference> differences(Contract contract, Tables tables) {
        TypeComparison comparison = new TypeComparison(contract);
        for (Sheet sheet : tables.sheets()) {
            sheet.types().forEach(t -> comparison.type(sheet.document(), t));
            sheet.enumerations().forEach(e -> comparison.enumeration(sheet.document(), e));
            sheet.alternatives().forEach(e -> comparison.alternatives(sheet.document(), e));
            sheet.simpleTypes().forEach(s -> comparison.simpleType(sheet.document(), s));
        }
        comparison.definedByReadings(tables);
        tables.sheets().forEach(sheet -> comparison.uncovered(sheet.document()));
        return List.copyOf(comparison.differences);
    }

    private void differ(String table, String text) {
        differences.add(new Difference(table, text));
    }

    private void cover(Located schema) {
        covered.add(schema.document() + " " + schema.name());
    }

    private void type(String document, TypeTable type) {
        contract.schema(document, type.type())
                .ifPresentOrElse(
                        schema -> structure(type.table(), type.type(), schema, type.attributes()),
                        () -> differ(type.table(), "the type " + type.type() + " is not in the contract"));
    }

    private void structure(String table, String path, Located schema, List<Attribute> rows) {
        cover(schema);
        Set<String> unknown = schema.properties();
        for (Attribute row : rows) {
            String attributePath = path + "/" + row.name();
            if (unknown.remove(row.name())) {
                attribute(table, attributePath, schema, row);
            } else {
                differ(table, attributePath + " is not in the contract");
            }
        }
        unknown.stream()
                .filter(name -> !attributeOf(schema, name).isExtension())
                .forEach(name -> differ(table, path + "/" + name + " is not in the table"));
        Set<String> ghosts = schema.required();
        ghosts.removeAll(schema.properties());
        ghosts.forEach(name -> differ(table, path + "/" + name + " is required but not there"));
    }

    private void attribute(String table, String path, Located parent, Attribute row) {
        Located value = attributeOf(parent, row.name());
        boolean array = value.node().path("type").asText().equals("array");
        if (!row.cardinality().equals(NOT_TOLD)) {
            String found = cardinality(parent.required().contains(row.name()), array, value.node());
            if (!found.equals(row.cardinality())) {
                differ(table, path + " has the cardinality " + found + ", not " + row.cardinality());
            }
        }
        Located element =
                array ? contract.resolve(value.document(), value.node().get("items")) : value;
        dataType(table, path, element, row);
    }

    private Located attributeOf(Located parent, String name) {
        return contract.resolve(
                parent.document(), parent.node().get("properties").get(name));
    }

    private static String cardinality(boolean required, boolean array, JsonNode node) {
        if (!array) {
            return required ? "1" : "0..1";
        }
        int least = node.path("minItems").asInt(0);
        String most = node.has("maxItems") ? node.get("maxItems").asText() : "N";
        if (required == (least > 0)) {
            return least + ".." + most;
        }
        return required ? "0.." + most + " but always present" : "0 or " + least + ".." + most;
    }

    private void dataType(String table, String path, Located element, Attribute row) {
        switch (row.dataType()) {
            case NOT_TOLD -> cover(element);
            case "Structure" -> {
                if (element.isStructure()) {
                    structure(table, path, element, row.children());
                } else {
                    differ(table, path + " is not a structure");
                }
            }
            case "Enum" -> {
                cover(element);
                values(table, path, element, row.values());
            }
            default -> named(table, path, element, row);
        }
    }

    private void named(String table, String path, Located element, Attribute row) {
        String found = element.name().isEmpty() ? jsonType(element) : element.name();
        if (!found.equals(row.dataType())) {
            differ(table, path + " has the type " + found + ", not " + row.dataType());
        } else if (JSON_TYPES.contains(row.dataType())) {
            values(table, path, element, row.values());
        }
    }

    private static String jsonType(Located element) {
        String type = element.node().path("type").asText();
        return type.isEmpty() ? "any" : type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
    }

    private void values(String table, String path, Located element, List<String> expected) {
        List<String> extensions = Yaml.strings(element.node().path("x-extension-values"));
        Set<String> missing = new LinkedHashSet<>(expected);
        for (String value : Yaml.strings(element.node().path("enum"))) {
            if (!missing.remove(value) && !extensions.contains(value)) {
                differ(table, path + " has the value '" + value + "', which is not in the table");
            }
        }
        missing.forEach(value -> differ(table, path + " lacks the value '" + value + "'"));
    }

    private void enumeration(String document, Enumeration enumeration) {
        contract.schema(document, enumeration.type())
                .ifPresentOrElse(
                        schema -> {
                            cover(schema);
                            values(enumeration.table(), enumeration.type(), schema, enumeration.values());
                        },
                        () -> differ(
                                enumeration.table(),
                                "the enumeration " + enumeration.type() + " is not in the contract"));
    }

    /** What the standard uses without a definition is defined by a reading, in whichever document it is. */
    private void definedByReadings(Tables tables) {
        tables.readings().stream().filter(r -> !r.defines().isEmpty()).forEach(r -> contract.paths().stream()
                .filter(path -> contract.schema(path, r.defines()).isPresent())
                .forEach(path -> enumeration(path, new Enumeration(r.table(), r.defines(), r.values()))));
    }

    private void alternatives(String document, Enumeration alternatives) {
        Located schema = contract.schema(document, alternatives.type()).orElseThrow();
        cover(schema);
        Set<String> missing = new LinkedHashSet<>(alternatives.values());
        for (JsonNode alternative : schema.node().path("oneOf")) {
            String name = contract.resolve(document, alternative).name();
            if (!missing.remove(name)) {
                differ(alternatives.table(), name + " is no alternative of " + alternatives.type());
            }
        }
        missing.forEach(name -> differ(alternatives.table(), alternatives.type() + " lacks the alternative " + name));
    }

    private void simpleType(String document, SimpleType simple) {
        Located schema = contract.schema(document, simple.name()).orElseThrow();
        cover(schema);
        String type = schema.node().path("type").asText("any");
        String format = schema.node().path("format").asText();
        boolean same = (type.isEmpty() ? "any" : type).equals(simple.jsonType()) && format.equals(simple.format());
        if (!same || schema.node().has("enum") || schema.node().has("properties")) {
            differ(document, "the simple type " + simple.name() + " is " + type + " " + format);
        }
    }

    private void uncovered(String document) {
        Yaml.names(contract.schemas(document)).stream()
                .filter(name -> !covered.contains(document + " " + name))
                .filter(name -> contract.schema(document, name).stream().noneMatch(Located::isExtension))
                .forEach(name -> differ(document, "the type " + name + " is in no table"));
    }
}
