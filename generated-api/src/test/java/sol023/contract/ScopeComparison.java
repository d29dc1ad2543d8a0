package sol023.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import sol023.contract.Tables.Scope;
import sol023.contract.Tables.Union;

/** Compares what a token with a scope may do by the contract with the tables of SOL023 annex C. */
final class ScopeComparison {

    private final Contract contract;
    private final List<Difference> differences = new ArrayList<>();

    private ScopeComparison(Contract contract) {
        this.contract = contract;
    }

    static List<Difference> differences(Contract contract, Tables tables) {
        ScopeComparison comparison = new ScopeComparison(contract);
        for (Sheet sheet : tables.sheets()) {
            sheet.scopes().forEach(scope -> comparison.scope(sheet.document(), scope));
            sheet.unions().forEach(comparison::union);
        }
        contract.paths().forEach(comparison::declared);
        return List.copyOf(comparison.differences);
    }

    private void differ(String table, String text) {
        differences.add(new Difference(table, text));
    }

    /** A scope opens exactly the methods of its row. */
    private void scope(String path, Scope scope) {
        Set<String> open = new LinkedHashSet<>();
        for (Operation operation : operations(path)) {
            if (operation.uri().equals(scope.uri()) && operation.scopes().contains(scope.name())) {
                open.add(operation.method());
            }
        }
        Set<String> closed = new LinkedHashSet<>(scope.methods());
        closed.removeAll(open);
        closed.forEach(m -> differ(scope.table(), scope.name() + " does not open " + m + " " + scope.uri()));
        open.removeAll(scope.methods());
        open.forEach(m -> differ(scope.table(), scope.name() + " opens " + m + " " + scope.uri()));
    }

    /** What a member opens, the union opens too, in whichever document it is. */
    private void union(Union union) {
        for (String path : contract.paths()) {
            operations(path).stream()
                    .filter(o ->
                            o.scopes().contains(union.member()) && !o.scopes().contains(union.name()))
                    .forEach(o -> differ(union.table(), union.name() + " does not open " + o.method() + " " + o.uri()));
        }
    }

    private void declared(String path) {
        JsonNode flow = contract.document(path).at("/components/securitySchemes/oauth2/flows/clientCredentials");
        Set<String> used = new LinkedHashSet<>();
        operations(path).forEach(o -> used.addAll(o.scopes()));
        Set<String> declared = new LinkedHashSet<>(Yaml.names(flow.path("scopes")));
        used.stream()
                .filter(scope -> !declared.contains(scope))
                .forEach(scope -> differ(path, "the scope " + scope + " is not declared"));
        declared.stream()
                .filter(scope -> !used.contains(scope))
                .forEach(scope -> differ(path, "the scope " + scope + " opens nothing"));
    }

    private record Operation(String method, String uri, Set<String> scopes) {}

    private List<Operation> operations(String path) {
        JsonNode document = contract.document(path);
        List<Operation> operations = new ArrayList<>();
        for (String uri : Yaml.names(document.path("paths"))) {
            JsonNode item = document.path("paths").path(uri);
            for (String method : Yaml.names(item)) {
                if (item.get(method).has("responses")) {
                    operations.add(
                            new Operation(method.toUpperCase(Locale.ROOT), uri, scopes(document, item.get(method))));
                }
            }
        }
        return operations;
    }

    /** Each alternative needs one scope, so that any of them is enough. */
    private static Set<String> scopes(JsonNode document, JsonNode operation) {
        JsonNode alternatives = operation.has("security") ? operation.get("security") : document.path("security");
        Set<String> scopes = new HashSet<>();
        for (JsonNode alternative : alternatives) {
            List<String> needed = Yaml.strings(alternative.path("oauth2"));
            if (needed.size() == 1) {
                scopes.addAll(needed);
            }
        }
        return scopes;
    }
}
