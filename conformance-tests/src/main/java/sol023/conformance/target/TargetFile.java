package sol023.conformance.target;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads {@code target.yaml}. Unknown keys are refused with file, line and the nearest known key; a secret stands in a file or an
 * environment variable, never in the file itself; paths are relative to the file.
 */
public final class TargetFile {

    /** The object identifier that is used for the certificate type (I-03). */
    public static final String CERT_TYPE_OID = "2.25.208896543332777917914555828409390080422";

    /** The object identifier that is used for the type of handling (I-03). */
    public static final String HANDLING_OID = "2.25.169123436002420989929136188873172933503";

    private static final int MANY_SUBJECTS = 120;
    private static final int MOST_SUBJECTS = 100_000;

    private static final Set<String> TOP = Set.of(
            "target",
            "rest",
            "cmp",
            "credentials",
            "crl",
            "ics",
            "hooks",
            "vnfm",
            VnfmTargetSection.KEY,
            "waivers",
            "readings",
            "timeouts");

    private final SecretSource secrets;

    /** Secrets by {@code env} come from the process's environment. */
    public TargetFile() {
        this(System::getenv);
    }

    TargetFile(UnaryOperator<@Nullable String> environment) {
        this.secrets = new SecretSource(environment);
    }

    /**
     * Reads the file and the secrets it refers to.
     *
     * @throws TargetException when the file cannot be used
     */
    public Target read(Path file) {
        Node root = parse(file);
        YamlMap top = new YamlMap(file, "", root, TOP);
        YamlMap target = top.map("target", Set.of("name", "release"));
        YamlMap credentials = top.map("credentials", Set.of("vnfm", "other"));
        return new Target(
                file,
                target.text("name"),
                target.text("release"),
                rest(top),
                cmp(top),
                credential(credentials, "vnfm"),
                credentials.has("other") ? Optional.of(credential(credentials, "other")) : Optional.empty(),
                top.optionalMap("crl", Set.of("check"))
                        .map(crl -> crl.yes("check", true))
                        .orElse(true),
                ics(top),
                statements(top),
                new HooksSection(secrets).read(top),
                new VnfmSection(secrets).read(top),
                timeouts(top));
    }

    /**
     * Reads what the file says about the product in that role; the sections of the other role may be there or not.
     *
     * @throws TargetException when the file cannot be used
     */
    public SystemUnderTest read(Path file, Role role) {
        return switch (role) {
            case CMF -> read(file);
            case VNFM -> {
                YamlMap top = new YamlMap(file, "", parse(file), TOP);
                yield new VnfmTargetSection(secrets).read(file, top, timeouts(top));
            }
        };
    }

    /**
     * Reads what the file says about how the product is judged.
     *
     * @throws TargetException when the file cannot be used
     */
    public Judging judging(Path file) {
        YamlMap top = new YamlMap(file, "", parse(file), TOP);
        return new Judging(top.optionalPath("waivers"), top.choices("readings"));
    }

    private static Node parse(Path file) {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            Node root = new Yaml(new LoaderOptions()).compose(reader);
            if (root == null) {
                throw new TargetException(file + " is empty; cmf-conformance init writes a skeleton");
            }
            return root;
        } catch (NoSuchFileException e) {
            throw new TargetException(file + " does not exist; cmf-conformance init writes a skeleton", e);
        } catch (IOException e) {
            throw new TargetException(file + " cannot be read: " + e.getMessage(), e);
        } catch (YAMLException e) {
            throw new TargetException(file + " is no YAML: " + e.getMessage(), e);
        }
    }

    private static Target.Rest rest(YamlMap top) {
        YamlMap rest = top.map("rest", Set.of("apiRoot", "trust", "version", "manySubjects"));
        return new Target.Rest(
                rest.httpUri("apiRoot"),
                rest.optionalPath("trust"),
                rest.text("version", "1.0.0"),
                rest.number("manySubjects", MANY_SUBJECTS, MOST_SUBJECTS));
    }

    private static Target.Cmp cmp(YamlMap top) {
        YamlMap cmp = top.map("cmp", Set.of("base", "path", "trust", "dialect", "certTypeOid", "handlingOid"));
        String path = cmp.text("path", "auto");
        if (!path.equals("auto")
                && !(path.startsWith("/") && path.contains("{name}") && path.contains("{operation}"))) {
            throw cmp.wrong("path", "must be auto or start with / and contain {name} and {operation}");
        }
        return new Target.Cmp(
                cmp.httpUri("base"),
                path.equals("auto") ? Optional.empty() : Optional.of(path),
                cmp.path("trust"),
                cmp.constant("dialect", Target.Dialect.class, Target.Dialect.SOL023),
                oid(cmp, "certTypeOid", CERT_TYPE_OID),
                oid(cmp, "handlingOid", HANDLING_OID));
    }

    private static String oid(YamlMap cmp, String key, String fallback) {
        String oid = cmp.text(key, fallback);
        if (!oid.matches("[0-2](\\.(0|[1-9][0-9]*))+")) {
            throw cmp.wrong(key, "must be an object identifier in dotted form");
        }
        return oid;
    }

    private Target.Credential credential(YamlMap credentials, String name) {
        YamlMap credential = credentials.map(name, Set.of("tls", "cmp", "mac", "oauth"));
        return new Target.Credential(
                keyFiles(credential, "tls"),
                keyFiles(credential, "cmp"),
                credential.optionalMap("mac", Set.of("reference", "secret")).map(this::mac),
                new OAuthSection(secrets).read(credential));
    }

    private static Target.KeyFiles keyFiles(YamlMap credential, String name) {
        YamlMap files = credential.map(name, Set.of("certificate", "key"));
        return new Target.KeyFiles(files.path("certificate"), files.path("key"));
    }

    private Target.MacCredential mac(YamlMap mac) {
        if (!mac.isMap("secret")) {
            throw mac.wrong("secret", "must not stand in this file; give {file: PATH} or {env: NAME}");
        }
        return new Target.MacCredential(mac.text("reference"), secrets.read(mac.map("secret", Set.of("file", "env"))));
    }

    private static Map<Capability, Boolean> ics(YamlMap top) {
        Map<Capability, Boolean> answers = new EnumMap<>(Capability.class);
        statement(top).ifPresent(ics -> {
            for (String key : ics.given()) {
                Capability.find(key).ifPresent(capability -> answers.put(capability, ics.yes(key, true)));
            }
        });
        return answers;
    }

    private static Map<Statement, String> statements(YamlMap top) {
        Map<Statement, String> answers = new EnumMap<>(Statement.class);
        statement(top).ifPresent(ics -> {
            for (String key : ics.given()) {
                Statement.find(key).ifPresent(statement -> answers.put(statement, ics.oneOf(key, statement.answers())));
            }
        });
        return answers;
    }

    private static Optional<YamlMap> statement(YamlMap top) {
        Set<String> known = Stream.concat(
                        Arrays.stream(Capability.values())
                                .filter(Capability::answerable)
                                .map(Capability::key),
                        Arrays.stream(Statement.values()).map(Statement::key))
                .collect(Collectors.toSet());
        return top.optionalMap("ics", known);
    }

    private static Target.Timeouts timeouts(YamlMap top) {
        Target.Timeouts defaults =
                new Target.Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(30));
        return top.optionalMap("timeouts", Set.of("connect", "answer", "crl", "notification", "silence"))
                .map(given -> new Target.Timeouts(
                        given.duration("connect", defaults.connect()),
                        given.duration("answer", defaults.answer()),
                        given.duration("crl", defaults.crl()),
                        given.duration("notification", defaults.notification()),
                        given.duration("silence", defaults.silence())))
                .orElse(defaults);
    }
}
