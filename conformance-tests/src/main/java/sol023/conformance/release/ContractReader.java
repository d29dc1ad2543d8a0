package sol023.conformance.release;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import sol023.conformance.release.Fact.Part;

/** Takes an OpenAPI document apart into facts; follows references to parameters and responses, names those to types. */
final class ContractReader {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

    private final Map<Path, Tree> documents = new HashMap<>();
    private final Map<Fact.Key, Fact> facts = new LinkedHashMap<>();
    private final Path folder;

    private Path file = Path.of("");
    private String document = "";

    ContractReader(Path folder) {
        this.folder = folder;
    }

    Map<Fact.Key, Fact> facts() {
        return facts;
    }

    void read(Path contract) {
        file = contract;
        document = folder.relativize(contract).toString();
        Tree root = document(contract);
        String version = root.at("info").text("version").replaceFirst("-.*", "");
        if (!version.isEmpty()) {
            add(Part.VERSION, "", "", "", version, Set.of());
        }
        String base = root.at("servers").items().stream()
                .findFirst()
                .map(server -> server.text("url").replace("{apiRoot}", ""))
                .orElse("");
        root.at("paths").members().forEach((path, item) -> path(base + path, item));
        root.at("components").at("schemas").members().forEach(this::type);
    }

    private void path(String path, Tree item) {
        item.members().forEach((member, operation) -> {
            if (METHODS.contains(member)) {
                operation(path, member.toUpperCase(Locale.ROOT), item, operation);
            }
        });
    }

    private void operation(String path, String method, Tree item, Tree operation) {
        Set<String> clauses = Fact.clausesIn(operation.text("description"));
        add(Part.OPERATION, path, method, "", "", clauses);
        for (Tree parameters : List.of(item.at("parameters"), operation.at("parameters"))) {
            parameters.items().stream()
                    .map(this::followed)
                    .forEach(parameter -> add(
                            Part.PARAMETER,
                            path,
                            method,
                            parameter.text("name"),
                            parameter.text("in") + ", " + SchemaWords.of(parameter.at("schema"))
                                    + (isTrue(parameter, "required") ? ", mandatory" : ", optional"),
                            clauses));
        }
        if (operation.has("requestBody")) {
            Tree body = followed(operation.at("requestBody"));
            add(
                    Part.REQUEST,
                    path,
                    method,
                    "",
                    content(body) + (isTrue(body, "required") ? ", mandatory" : ", optional"),
                    clauses);
        }
        operation.at("responses").members().forEach((code, reference) -> {
            Tree response = followed(reference);
            Set<String> near = new TreeSet<>(clauses);
            near.addAll(Fact.clausesIn(response.text("description")));
            add(Part.RESPONSE, path, method, code, content(response), near);
        });
    }

    /** Media types with the types of their content, and the headers. */
    private static String content(Tree message) {
        StringBuilder words = new StringBuilder();
        message.at("content").members().forEach((media, content) -> words.append(words.isEmpty() ? "" : "; ")
                .append(media)
                .append(": ")
                .append(SchemaWords.of(content.at("schema"))));
        Set<String> headers = new TreeSet<>(message.at("headers").members().keySet());
        return (words.isEmpty() ? "no content" : words.toString())
                + (headers.isEmpty() ? "" : "; headers " + String.join(", ", headers));
    }

    private void type(String name, Tree schema) {
        Set<String> clauses = Fact.clausesIn(schema.text("description"));
        add(Part.TYPE, "", "", name, SchemaWords.of(schema), clauses);
        attributes(name, schema, clauses);
    }

    private void attributes(String owner, Tree schema, Set<String> clauses) {
        Set<String> mandatory = new TreeSet<>();
        schema.at("required").items().forEach(item -> item.text().ifPresent(mandatory::add));
        schema.at("properties").members().forEach((name, attribute) -> {
            String full = owner + "." + name;
            Set<String> near = new TreeSet<>(clauses);
            near.addAll(Fact.clausesIn(attribute.text("description")));
            add(
                    Part.ATTRIBUTE,
                    "",
                    "",
                    full,
                    SchemaWords.of(attribute) + (mandatory.contains(name) ? ", mandatory" : ", optional"),
                    near);
            attributes(full, attribute, near);
            attributes(full + "[]", attribute.at("items"), near);
        });
        schema.at("allOf").items().forEach(part -> attributes(owner, part, clauses));
    }

    private void add(Part part, String path, String method, String name, String value, Set<String> clauses) {
        Fact.Key key = new Fact.Key(document, part, path, method, name);
        facts.put(key, new Fact(key, value, clauses));
    }

    private Tree followed(Tree reference) {
        return reference.at("$ref").text().map(this::referred).orElse(reference);
    }

    private Tree referred(String reference) {
        int hash = reference.indexOf('#');
        if (hash < 0) {
            throw new EditionException(file + ": a reference without # is not understood: " + reference);
        }
        Path target = hash == 0
                ? file
                : file.resolveSibling(reference.substring(0, hash)).normalize();
        Tree found = document(target);
        for (String name : reference.substring(hash + 1).split("/", -1)) {
            found = name.isEmpty() ? found : found.at(name.replace("~1", "/").replace("~0", "~"));
        }
        if (found.node() == null) {
            throw new EditionException(file + ": nothing is at " + reference);
        }
        return found;
    }

    private Tree document(Path path) {
        return documents.computeIfAbsent(path, Tree::read);
    }

    private static boolean isTrue(Tree tree, String key) {
        return tree.text(key).equals("true");
    }
}
