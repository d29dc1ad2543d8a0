package sol023.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sol023.conformance.client.pki.PemFiles;
import sol023.conformance.fault.lab.LabCmf;

/** Secrets of every kind are planted in a configuration, and found in nothing that the suite says or writes. */
class CanaryIT {

    private static final String TOKEN = "canary-token-Zx81/+?&=%7";
    private static final String WRONG_SECRET = "canary-wrong-secret-Zx82/+?&=%7";
    private static final String URL_PASSWORD = "canaryUrlPassword83";
    private static final int LEAST_RUNS = 9;

    @TempDir
    Path work;

    private LabCmf lab;
    private HttpServer hook;
    private final Map<String, byte[]> canaries = new LinkedHashMap<>();
    private final List<String> outputs = new ArrayList<>();

    CanaryIT() throws IOException {
        lab = LabCmf.start(Path.of("..", "cmf-impl", "target", "cmf.jar"), Duration.ofSeconds(60));
        hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void plant() throws IOException, GeneralSecurityException {
        for (String consumer : List.of("vnfm", "vnfm-b")) {
            Path own = lab.data().resolve(consumer);
            canaries.put(
                    "the MAC secret of " + consumer,
                    Files.readString(own.resolve("cmp-secret")).strip().getBytes(StandardCharsets.UTF_8));
            canaries.put(
                    "the OAuth secret of " + consumer,
                    Files.readString(own.resolve("oauth-secret")).strip().getBytes(StandardCharsets.UTF_8));
            ECPrivateKey key = (ECPrivateKey) PemFiles.privateKey(own.resolve("vnfm.key"));
            canaries.put("the private key of " + consumer, key.getEncoded());
            byte[] number = key.getS().toByteArray();
            canaries.put(
                    "the number of the key of " + consumer,
                    Arrays.copyOfRange(number, number.length - 30, number.length));
        }
        canaries.put("an access token", keyIdentifier());
        canaries.put("the token", TOKEN.getBytes(StandardCharsets.UTF_8));
        canaries.put("the wrong secret", WRONG_SECRET.getBytes(StandardCharsets.UTF_8));
        canaries.put("the password in a URL", URL_PASSWORD.getBytes(StandardCharsets.UTF_8));
        hook.createContext("/", exchange -> {
            // a server that repeats whatever it was told
            byte[] echo = (exchange.getRequestHeaders().getFirst("Authorization") + " {\"access_token\": \"" + TOKEN
                            + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("X-Echo", TOKEN);
            exchange.sendResponseHeaders(200, echo.length);
            exchange.getResponseBody().write(echo);
            exchange.close();
        });
        hook.start();
    }

    /** Each access token of the lab is another one, and has this in its first part, in Base64url. */
    private byte[] keyIdentifier() throws IOException {
        String keys = Files.readString(lab.data().resolve("oauth/jwks.json"));
        return keys.replaceFirst("(?s).*\"kid\"\\s*:\\s*\"([^\"]+)\".*", "$1").getBytes(StandardCharsets.UTF_8);
    }

    @AfterEach
    void stop() throws IOException {
        hook.stop(0);
        lab.close();
    }

    private Path target(String name, String pattern, String replacement) throws IOException {
        Files.writeString(lab.data().resolve("token"), "Bearer " + TOKEN);
        String right = Files.readString(lab.target());
        String changed = right.replaceFirst(
                        "certificate.expires: \\{name: (\\S+), within: 30s}",
                        "certificate.expires: {name: $1, http: {url: 'http://127.0.0.1:"
                                + hook.getAddress().getPort()
                                + "/brief/{name}', headers: {Authorization: {file: token}}}}")
                .replaceFirst(pattern, replacement);
        assertThat(changed).isNotEqualTo(right);
        return Files.writeString(lab.data().resolve(name), changed);
    }

    private int suite(String... arguments) throws IOException, InterruptedException {
        Path output = work.resolve("output-" + outputs.size() + ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                absolute(System.getProperty("java.class.path")),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("CANARY_SECRET", WRONG_SECRET);
        Process process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        outputs.add(Files.readString(output));
        return process.exitValue();
    }

    private static String absolute(String classPath) {
        return String.join(
                File.pathSeparator,
                Arrays.stream(classPath.split(File.pathSeparator, -1))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }

    @Test
    void no_secret_is_said_or_written() throws IOException, InterruptedException {
        String right = target("right.yaml", "name: SOL023", "name: A SOL023").toString();
        String wrong = target("wrong.yaml", "file: vnfm/cmp-secret", "env: CANARY_SECRET")
                .toString();
        String userInfo = target("user-info.yaml", "apiRoot: https://", "apiRoot: https://me:" + URL_PASSWORD + "@")
                .toString();
        String anchors = lab.data().resolve("ca/root.crt").toString();
        String chain = lab.data().resolve("vnfm/vnfm-chain.pem").toString();
        String key = lab.data().resolve("vnfm/vnfm.key").toString();
        String address = Files.readString(lab.target()).replaceFirst("(?s).*apiRoot: (\\S+).*", "$1");

        String some = "@smoke or @needs:cmp.mac or @req:REVOKE_EXPIRED or @needs:rest.oauth or @needs:oauth.expired";
        assertThat(suite("run", "--target", right, "--evidence", "all", "--tags", some))
                .as("run")
                .isZero();
        assertThat(suite("doctor", "--target", right)).as("doctor").isZero();
        assertThat(suite("ics", "--target", right)).as("ics").isZero();
        assertThat(suite("ics", "probe", "--target", right)).as("ics probe").isZero();
        assertThat(suite("init", "--rest", address, "--trust", anchors, "--cert", chain, "--key", key))
                .as("init")
                .isZero();
        assertThat(suite("doctor", "--target", wrong)).as("wrong secret").isEqualTo(2);
        assertThat(suite("run", "--target", wrong, "--report", "wrong")).isEqualTo(2);
        assertThat(suite("doctor", "--target", userInfo))
                .as("user name in a URL")
                .isEqualTo(2);
        assertThat(suite(
                        "init",
                        "--target",
                        "other.yaml",
                        "--rest",
                        address.replace("//", "//me:" + URL_PASSWORD + "@")))
                .isEqualTo(2);

        assertThat(outputs).hasSizeGreaterThanOrEqualTo(LEAST_RUNS);
        assertThat(work.resolve("report/results.json")).content().contains("[redacted]", "/brief/", "PKIMessage");
        assertThat(found()).as("secrets in what was said and written").isEmpty();
        assertThatThisSearchFindsSecrets();
    }

    private void assertThatThisSearchFindsSecrets() throws IOException {
        for (Map.Entry<String, byte[]> canary : canaries.entrySet()) {
            byte[] within = ("ab" + new String(canary.getValue(), StandardCharsets.ISO_8859_1) + "c")
                    .getBytes(StandardCharsets.ISO_8859_1);
            Files.write(work.resolve("planted"), Base64.getMimeEncoder().encode(within));
            assertThat(found()).as("planted on purpose").contains(canary.getKey() + " as Base64 at 2 in planted");
        }
    }

    private Set<String> found() throws IOException {
        Set<String> found = new TreeSet<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(work)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            String content = Files.readString(file, StandardCharsets.ISO_8859_1);
            String joined = content.replaceAll("\\\\n|\\\\r|\\s+", "");
            canaries.forEach((name, secret) -> spellings(secret).forEach((kind, spelling) -> {
                if (content.contains(spelling) || joined.contains(spelling)) {
                    found.add(name + " as " + kind + " in " + work.relativize(file));
                }
            }));
        }
        return found;
    }

    private static Map<String, String> spellings(byte[] secret) {
        String raw = new String(secret, StandardCharsets.ISO_8859_1);
        Map<String, String> spellings = new LinkedHashMap<>();
        spellings.put("it is", raw);
        spellings.put("URL encoding", URLEncoder.encode(raw, StandardCharsets.UTF_8));
        spellings.put("hexadecimal", HexFormat.of().formatHex(secret));
        spellings.put("capital hexadecimal", HexFormat.of().withUpperCase().formatHex(secret));
        spellings.put("hexadecimal with colons", HexFormat.ofDelimiter(":").formatHex(secret));
        for (int offset = 0; offset < 3; offset++) {
            spellings.put("Base64 at " + offset, base64(secret, offset));
            spellings.put(
                    "Base64url at " + offset,
                    base64(secret, offset).replace('+', '-').replace('/', '_'));
        }
        return spellings;
    }

    /** The characters that stand for the secret wherever it lies within encoded octets, without those that it shares with its neighbours. */
    private static String base64(byte[] secret, int offset) {
        byte[] shifted = new byte[offset + secret.length];
        System.arraycopy(secret, 0, shifted, offset, secret.length);
        String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int from = offset == 0 ? 0 : offset + 1;
        int to = text.length() - (shifted.length % 3 == 0 ? 0 : 1);
        return text.substring(from, to);
    }
}
