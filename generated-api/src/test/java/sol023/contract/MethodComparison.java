package sol023.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import sol023.contract.Contract.Located;
import sol023.contract.Tables.CommonErrors;
import sol023.contract.Tables.Method;
import sol023.contract.Tables.Resource;
import sol023.contract.Tables.Response;

/** Compares the paths and operations of the contract with the tables that define resources and methods, both ways. */
final class MethodComparison {

    private static final Set<String> METHODS =
            Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE");

    /** Variables of the base URI, which the server object of a document has. */
    private static final Set<String> BASE_VARIABLES = Set.of("apiRoot", "apiMajorVersion");

    private final Contract contract;
    private final CommonErrors commonErrors;
    private final Sheet sheet;
    private final List<Difference> differences = new ArrayList<>();

    private MethodComparison(Contract contract, CommonErrors commonErrors, Sheet sheet) {
        this.contract = contract;
        this.commonErrors = commonErrors;
        this.sheet = sheet;
    }

    static List<Difference> differences(Contract contract, Tables tables) {
        return tables.sheets().stream()
                .flatMap(sheet -> new MethodComparison(contract, tables.commonErrors(), sheet).compare())
                .toList();
    }

    private Stream<Difference> compare() {
        Set<String> unknown = new LinkedHashSet<>(Yaml.names(paths()));
        for (Resource resource : sheet.resources()) {
            if (unknown.remove(resource.uri())) {
                resource(resource, paths().get(resource.uri()));
            } else {
                differ(resource.variableTable(), resource.uri() + " is not in the contract");
            }
        }
        unknown.forEach(uri -> differ(sheet.document(), uri + " is in no table"));
        return differences.stream();
    }

    private void differ(String table, String text) {
        differences.add(new Difference(table, text));
    }

    private JsonNode paths() {
        return contract.document(sheet.document()).path("paths");
    }

    private void resource(Resource resource, JsonNode item) {
        Set<String> unknown = new LinkedHashSet<>(Yaml.names(item).stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .filter(METHODS::contains)
                .toList());
        for (Method method : resource.methods()) {
            String name = method.name() + " " + resource.uri();
            if (unknown.remove(method.name())) {
                JsonNode operation = item.get(method.name().toLowerCase(Locale.ROOT));
                Map<String, Located> parameters = new LinkedHashMap<>();
                Stream.concat(Yaml.elements(item.path("parameters")), Yaml.elements(operation.path("parameters")))
                        .map(node -> contract.resolve(sheet.document(), node))
                        .forEach(p -> parameters.put(
                                p.node().get("in").asText() + " "
                                        + p.node().get("name").asText(),
                                p));
                pathParameters(resource, name, parameters);
                queryParameters(method, name, parameters);
                headerParameters(name, parameters);
                request(method, name, operation);
                responses(method, name, operation);
            } else {
                differ(method.table(), name + " is not in the contract");
            }
        }
        for (String extra : unknown) {
            String table = resource.unsupported().getOrDefault(extra, resource.variableTable());
            differ(table, extra + " " + resource.uri() + " is in the contract but not supported");
        }
    }

    private void pathParameters(Resource resource, String name, Map<String, Located> parameters) {
        Set<String> expected = new LinkedHashSet<>(resource.variables());
        expected.removeAll(BASE_VARIABLES);
        sameNames(resource.variableTable(), name, "path variable", expected, namesIn("path", parameters));
    }

    private void queryParameters(Method method, String name, Map<String, Located> parameters) {
        sameNames(
                method.parameterTable(),
                name,
                "query parameter",
                method.parameters().keySet(),
                namesIn("query", parameters));
        method.parameters().forEach((parameter, cardinality) -> {
            Located found = parameters.get("query " + parameter);
            if (found != null) {
                String actual = found.node().path("required").asBoolean() ? "1" : "0..1";
                if (!actual.equals(cardinality)) {
                    differ(
                            method.parameterTable(),
                            name + ": " + parameter + " has the cardinality " + actual + ", not " + cardinality);
                }
            }
        });
    }

    /** Every request carries the version; that of the API versions resource may (SOL013 clauses 4.2.2 and 9.3.3). */
    private void headerParameters(String name, Map<String, Located> parameters) {
        sameNames("SOL013 4.2.2", name, "request header", Set.of("Version"), namesIn("header", parameters));
        Located version = parameters.get("header Version");
        if (version != null && version.node().path("required").asBoolean() == sheet.versionHeaderOptional()) {
            differ("SOL013 4.2.2", name + ": whether the header Version is required");
        }
    }

    private static Set<String> namesIn(String place, Map<String, Located> parameters) {
        Set<String> names = new LinkedHashSet<>();
        parameters.keySet().stream()
                .filter(key -> key.startsWith(place + " "))
                .forEach(key -> names.add(key.substring(place.length() + 1)));
        return names;
    }

    private void request(Method method, String name, JsonNode operation) {
        JsonNode body = operation.path("requestBody");
        if (!method.hasRequestBody()) {
            if (!body.isMissingNode()) {
                differ(method.table(), name + " has a request body");
            }
            return;
        }
        if (!body.path("required").asBoolean()) {
            differ(method.table(), name + " does not require its request body");
        }
        body(method.table(), name + " request", body.path("content"), "application/json", method.requestType(), "1");
    }

    private void responses(Method method, String name, JsonNode operation) {
        Map<Integer, Response> expected = new LinkedHashMap<>();
        commonErrors.every().forEach(code -> expected.put(code, error(code)));
        if (method.hasRequestBody()) {
            commonErrors.withBody().forEach(code -> expected.put(code, error(code)));
        }
        Set<Integer> common = Set.copyOf(expected.keySet());
        method.responses().forEach(response -> expected.put(response.code(), response));

        Set<String> unknown = new LinkedHashSet<>(Yaml.names(operation.path("responses")));
        expected.forEach((code, response) -> {
            boolean printed =
                    !common.contains(code) || method.responses().stream().anyMatch(r -> r.code() == code);
            String table = printed ? method.table() : commonErrors.table();
            if (unknown.remove(code.toString())) {
                response(table, name + " " + code, response, operation);
            } else {
                differ(table, name + " lacks the response code " + code);
            }
        });
        unknown.forEach(code ->
                differ(method.table(), name + " has the response code " + code + ", which is not in the table"));
    }

    private static Response error(int code) {
        return new Response(code, "ProblemDetails", "1", List.of());
    }

    private void response(String table, String name, Response expected, JsonNode operation) {
        Located found =
                contract.resolve(sheet.document(), operation.get("responses").get(String.valueOf(expected.code())));
        headers(table, name, expected, found);
        JsonNode content = found.node().path("content");
        if (!expected.hasBody()) {
            if (!content.isMissingNode()) {
                differ(table, name + " has a body");
            }
            return;
        }
        String mediaType = expected.isError() ? "application/problem+json" : "application/json";
        contentOf(found, table, name, content, mediaType, expected);
    }

    private void contentOf(
            Located response, String table, String name, JsonNode content, String mediaType, Response expected) {
        sameNames(table, name, "media type", Set.of(mediaType), new LinkedHashSet<>(Yaml.names(content)));
        JsonNode schema = content.path(mediaType).path("schema");
        compareBody(
                table,
                name,
                contract.resolve(response.document(), schema),
                expected.dataType(),
                expected.cardinality());
    }

    private void body(String table, String name, JsonNode content, String mediaType, String type, String cardinality) {
        sameNames(table, name, "media type", Set.of(mediaType), new LinkedHashSet<>(Yaml.names(content)));
        compareBody(
                table,
                name,
                contract.resolve(sheet.document(), content.path(mediaType).path("schema")),
                type,
                cardinality);
    }

    private void compareBody(String table, String name, Located schema, String type, String cardinality) {
        boolean array = schema.node().path("type").asText().equals("array");
        Located element =
                array ? contract.resolve(schema.document(), schema.node().get("items")) : schema;
        String found = array ? "0..N" : "1";
        if (!found.equals(cardinality)) {
            differ(table, name + " has a body of cardinality " + found + ", not " + cardinality);
        }
        if (!element.name().equals(type)) {
            differ(table, name + " has a body of type " + element.name() + ", not " + type);
        }
    }

    private void headers(String table, String name, Response expected, Located found) {
        Set<String> names = new LinkedHashSet<>(expected.headers());
        names.addAll(commonErrors.headers().getOrDefault(expected.code(), List.of()));
        names.add("Version");
        JsonNode headers = found.node().path("headers");
        sameNames(table, name, "header", names, new LinkedHashSet<>(Yaml.names(headers)));
        for (String mandatory : commonErrors.mandatory().getOrDefault(expected.code(), List.of())) {
            if (headers.has(mandatory)
                    && !contract.resolve(found.document(), headers.get(mandatory))
                            .node()
                            .path("required")
                            .asBoolean()) {
                differ(table, name + " does not require the header " + mandatory);
            }
        }
    }

    private void sameNames(String table, String name, String kind, Set<String> expected, Set<String> found) {
        expected.stream()
                .filter(e -> !found.contains(e))
                .forEach(e -> differ(table, name + " lacks the " + kind + " " + e));
        found.stream()
                .filter(f -> !expected.contains(f))
                .forEach(f -> differ(table, name + " has the " + kind + " " + f + ", which is not in the table"));
    }
}
