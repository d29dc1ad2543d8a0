package sol023.conformance.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Contract and register of one edition of SOL023: the folders {@code openapi} and {@code features/requirements}. */
public final class Edition {

    private static final String CONTRACT = "openapi";
    private static final String REGISTER = "features/requirements";

    private final String name;
    private final Map<Fact.Key, Fact> contract;
    private final Map<String, RegisterRow> register;

    private Edition(String name, Map<Fact.Key, Fact> contract, Map<String, RegisterRow> register) {
        this.name = name;
        this.contract = contract;
        this.register = register;
    }

    /**
     * Reads the edition in a folder.
     *
     * @throws EditionException when a folder is missing or a file cannot be understood
     */
    public static Edition read(Path folder) {
        return new Edition(folder.toString(), contract(folder.resolve(CONTRACT)), register(folder.resolve(REGISTER)));
    }

    /** The edition that this suite judges by. */
    public static Edition own() {
        URL url = Edition.class.getResource("/" + CONTRACT + "/README.md");
        if (url == null) {
            throw new EditionException("the suite has no contract in it");
        }
        try {
            URI uri = url.toURI();
            if (!uri.getScheme().equals("jar")) {
                return named(Path.of(uri).resolve("../..").normalize());
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return named(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class path is made of URIs", e);
        }
    }

    private static Edition named(Path root) {
        Edition edition = read(root);
        return new Edition("this suite", edition.contract, edition.register);
    }

    /** How reports call it. */
    public String name() {
        return name;
    }

    Map<Fact.Key, Fact> contract() {
        return contract;
    }

    Map<String, RegisterRow> register() {
        return register;
    }

    private static Map<Fact.Key, Fact> contract(Path folder) {
        ContractReader reader = new ContractReader(folder);
        files(folder).forEach(reader::read);
        return reader.facts();
    }

    private static Map<String, RegisterRow> register(Path folder) {
        Map<String, RegisterRow> rows = new LinkedHashMap<>();
        for (Path file : files(folder)) {
            Tree root = Tree.read(file);
            for (Tree item : root.at("requirements").items()) {
                RegisterRow row = RegisterRow.of(item, root.text("source"));
                if (row.id().isEmpty() || rows.put(row.id(), row) != null) {
                    throw new EditionException(file + ": a row without id, or two of the same: " + row.id());
                }
            }
        }
        return rows;
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new EditionException(folder + " is no folder; an edition has " + CONTRACT + " and " + REGISTER);
        }
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> files = all.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new EditionException(folder + " holds no YAML files");
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
