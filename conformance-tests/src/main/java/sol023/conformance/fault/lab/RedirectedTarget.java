package sol023.conformance.fault.lab;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import sol023.conformance.target.Target.Dialect;

/** Writes target files that lead to a proxy instead of the CMF and are otherwise those of the CMF. */
public final class RedirectedTarget {

    private static final int LEAST_FOR_NOTIFICATIONS = 6;

    private RedirectedTarget() {}

    /** The scheme, host and port of the CMF in a target file. */
    public static URI origin(Path target) throws IOException {
        URI apiRoot = URI.create(String.valueOf(section(load(target), "rest").get("apiRoot")));
        return URI.create(apiRoot.getScheme() + "://" + apiRoot.getHost() + ":" + apiRoot.getPort());
    }

    /** Where the CMF of a target file looks for its VNFM. */
    public static URI vnfm(Path target) throws IOException {
        return URI.create("https://" + section(load(target), "vnfm").get("listen"));
    }

    /**
     * Writes a copy of {@code target} beside it, in which REST and CMP are at {@code proxy}.
     *
     * @param dialect for {@code cmp.dialect}; lists that are too long are said to be paged in the one and refused in the other
     * @param vnfm where the suite's VNFM listens, and {@code vnfmProxy} what the CMF is told, which leads there
     * @param patience how long the suite waits for a CRL, in seconds; a lab's is there at once, and who waits longer waits for a fault
     */
    public static Path redirect(Path target, URI proxy, URI vnfm, URI vnfmProxy, Dialect dialect, int patience)
            throws IOException {
        Map<String, Object> all = load(target);
        Map<String, Object> rest = section(all, "rest");
        String path = URI.create(String.valueOf(rest.get("apiRoot"))).getPath();
        rest.put("apiRoot", proxy + path);
        for (Object consumer : section(all, "credentials").values()) {
            if (consumer instanceof Map<?, ?> credential && credential.get("oauth") instanceof Map<?, ?>) {
                redirectTokens(section(credential, "oauth"), proxy);
            }
        }
        Map<String, Object> cmp = section(all, "cmp");
        cmp.put("base", proxy.toString());
        cmp.put("dialect", dialect.name().toLowerCase(Locale.ROOT));
        Map<String, Object> ics = section(all, "ics");
        ics.put("rest.paging", dialect == Dialect.SOL023 ? "yes" : "no");
        ics.put("rest.tooBig", dialect == Dialect.RFC9483 ? "yes" : "no");
        Map<String, Object> own = section(all, "vnfm");
        own.put("listen", vnfm.getAuthority());
        own.put("advertised", vnfmProxy.toString());
        all.put(
                "timeouts",
                Map.of(
                        "connect", "5s",
                        "answer", "15s",
                        "crl", patience + "s",
                        "notification", Math.max(patience, LEAST_FOR_NOTIFICATIONS) + "s",
                        "silence", "1s"));
        Path redirected = target.resolveSibling("target-" + proxy.getPort() + ".yaml");
        Files.writeString(redirected, new Yaml().dump(all));
        return redirected;
    }

    private static void redirectTokens(Map<String, Object> oauth, URI proxy) {
        String path = URI.create(String.valueOf(oauth.get("tokenEndpoint"))).getPath();
        oauth.put("tokenEndpoint", proxy + path);
    }

    private static Map<String, Object> load(Path target) throws IOException {
        try (Reader reader = Files.newBufferedReader(target)) {
            Map<String, Object> all = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            if (all == null) {
                throw new IOException(target.getFileName() + " is empty");
            }
            return all;
        }
    }

    @SuppressWarnings("unchecked") // the layout of a target file: each section is a map by name
    private static Map<String, Object> section(Map<?, ?> all, String name) throws IOException {
        if (all.get(name) instanceof Map<?, ?> section) {
            return (Map<String, Object>) section;
        }
        throw new IOException("the target file has no section " + name);
    }
}
