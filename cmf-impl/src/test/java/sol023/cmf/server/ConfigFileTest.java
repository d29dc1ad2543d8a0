package sol023.cmf.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sol023.cmf.access.AuthenticationMode;
import sol023.cmf.access.ConsumerTerms;
import sol023.cmf.access.oauth.TokenSettings;
import sol023.cmf.ca.Approval;
import sol023.cmf.ca.CertificateProfile;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.ca.NamedTerms;
import sol023.cmf.cmp.CmpSettings;
import sol023.cmf.lcm.LcmSettings;
import sol023.cmf.lcm.LcmTiming;
import sol023.cmf.lcm.RemovalPolicy;
import sol023.cmf.ocsp.OcspSettings;
import sol023.cmf.sol013.query.ListSettings;
import sol023.cmf.store.StoreSettings;
import sol023.cmf.subject.SubjectSettings;

class ConfigFileTest {

    private static final Path EXAMPLE = Path.of("..", "docs", "cmf.yaml");
    private static final Map<String, String> SECRETS =
            Map.of("CMF_CA_PASSWORD", "not-so-secret", "CMF_VNFM_SECRET", "shared-with-vnfm");

    private static final Pattern COMMENTED_KEY = Pattern.compile("(?m)^#(?=( {2,})?[a-zA-Z_]+:)");
    private static final Pattern ALTERNATIVE = Pattern.compile(
            "(?m)^ +(certificate|key|tls: \\{|trust: tls|VNF_OAM_certificate|certReqId|postgresql|url: jdbc|user|password: .file|connections: 16|clients|file: audit).*$");
    private static final Pattern ACCESS = Pattern.compile("(?ms)^access:.*?(?=^audit:)");

    private static final Pattern VNFMS = Pattern.compile("(?ms)^ +vnfms:.*?(?=^ +poll:)");
    private static final Pattern LCM = Pattern.compile("(?ms)^#lcm:.*\\z");

    @TempDir
    private Path folder = Path.of("");

    private String example = "";

    @BeforeEach
    void copy() throws IOException {
        example = Files.readString(EXAMPLE);
        Files.createDirectories(folder.resolve("consumers"));
        Files.writeString(folder.resolve("consumers/vnfm.pem"), TestCertificates.pem("CN=vnfm"));
    }

    @Test
    void the_documented_example_is_read() {
        var settings = read(example);

        assertThat(settings.https().getPort()).isEqualTo(8443);
        assertThat(settings.rest().apiRoot()).hasToString("Optional[https://cmf.example.org:8443]");
        assertThat(settings.crl().folder()).hasToString("Optional[http://cmf.example.org:8080/crl/]");
        assertThat(settings.ca().folder()).isEqualTo(folder.toAbsolutePath().resolve("ca"));
        assertThat(settings.ca().password()).contains("not-so-secret");
        assertThat(settings.ca().serverNames()).containsExactly("cmf.example.org");
        assertThat(settings.store())
                .isEqualTo(new StoreSettings.Embedded(folder.toAbsolutePath().resolve("cmf.db")));
        assertThat(settings.profiles().get(CertificateType.VNFCI)).hasToString(CertificateProfile.DEFAULT.toString());
    }

    /** So that the defaults in the comments of the example are the defaults. */
    @Test
    void what_is_commented_out_in_the_example_is_the_default() {
        var complete = COMMENTED_KEY.matcher(example).replaceAll("");
        complete = ALTERNATIVE.matcher(complete).replaceAll("");
        complete = ACCESS.matcher(complete).replaceAll("");
        complete = VNFMS.matcher(complete).replaceAll("");
        var standard = read(example);
        var explicit = read(complete);

        assertThat(complete).contains("\nlimits:").contains("\ncmp:").contains("\nsubjects:");
        assertThat(complete).contains("\nnotify:").contains("\n  renewalLead: 30d");
        assertThat(explicit.notifications()).isEqualTo(standard.notifications()).isEqualTo(NotifyConfig.STANDARD);
        assertThat(standard.ocsp()).isEmpty();
        assertThat(explicit.ocsp().orElseThrow().answers()).isEqualTo(OcspSettings.STANDARD);
        assertThat(explicit.ocsp().orElseThrow().url()).hasToString("Optional[http://cmf.example.org:8080/ocsp]");
        assertThat(explicit.limits()).isEqualTo(standard.limits()).isEqualTo(Limits.standard());
        assertThat(explicit.subjects()).isEqualTo(standard.subjects()).isEqualTo(SubjectSettings.standard());
        assertThat(explicit.cmp().settings())
                .isEqualTo(standard.cmp().settings())
                .isEqualTo(CmpSettings.DEFAULT);
        assertThat(explicit.lists()).isEqualTo(standard.lists()).isEqualTo(ListSettings.DEFAULT);
        assertThat(explicit.rest()).isEqualTo(standard.rest());
        assertThat(explicit.crl()).isEqualTo(standard.crl());
        assertThat(explicit.profiles()).isEqualTo(standard.profiles());
        assertThat(explicit.ca()).isEqualTo(standard.ca());
        assertThat(explicit.audit()).isEqualTo(standard.audit()).isEqualTo(AuditSettings.STANDARD);
        assertThat(terms(explicit)).isEqualTo(terms(standard));
        assertThat(terms(standard).limits()).isEqualTo(ConsumerConfig.LIMITS);
        assertThat(standard.access()).isEqualTo(AccessSettings.STANDARD);
        assertThat(lcm(explicit).timing()).isEqualTo(lcm(standard).timing()).isEqualTo(LcmTiming.STANDARD);
    }

    private static ConsumerTerms terms(CmfSettings settings) {
        return ((CmfSettings.KnownConsumers) settings.consumers()).all().get(0).terms();
    }

    private static LcmSettings lcm(CmfSettings settings) {
        return ((CmfSettings.KnownVnfms) settings.lcm()).all();
    }

    /** With its list of VNFMs, without the TLS credential, whose files are not there. */
    private String withLcm() throws IOException {
        for (var secret : List.of("vnfm-client", "vnfm-lcm")) {
            Files.createDirectories(folder.resolve("secrets"));
            Files.writeString(folder.resolve("secrets").resolve(secret), "canary-" + secret);
        }
        var section = LCM.matcher(example);
        assertThat(section.find()).isTrue();
        var uncommented = section.group().replaceAll("(?m)^#", "").replaceAll("(?m)^ +(tls|trust): .*$", "");
        return example.substring(0, section.start()).replace("#    clients: [vnfm]", "    clients: [vnfm-lcm]")
                + uncommented;
    }

    @Test
    void the_documented_vnfm_is_read_and_its_secrets_are_in_no_text() throws IOException {
        var vnfm = lcm(read(withLcm())).vnfms().get(0);

        assertThat(vnfm.name()).isEqualTo("vnfm");
        assertThat(vnfm.apiRoot()).hasToString("https://vnfm.example.org:9443");
        assertThat(vnfm.onVnfcRemoved()).isEqualTo(RemovalPolicy.REPORT);
        assertThat(vnfm.version()).hasToString("Optional[2.12.0]");
        assertThat(vnfm.oauth().orElseThrow().secret()).contains("canary-vnfm-client");
        assertThat(vnfm.notifications().orElseThrow().secret()).isEqualTo("canary-vnfm-lcm");
        assertThat(vnfm.toString()).doesNotContain("canary");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: vnfm  | name: nobody | lcm.vnfms[0].name has to be the name of a consumer",
                "apiRoot: https://vnfm | apiRoot: http://vnfm | lcm.vnfms[0].apiRoot",
                "apiRoot: https://vnfm.example.org:9443 | apiRoot: https://u:p@vnfm | lcm.vnfms[0].apiRoot",
                "version: 2.12.0 | version: 1.2.0 | lcm.vnfms[0].version",
                "onVnfcRemoved: report | onVnfcRemoved: delete | lcm.vnfms[0].onVnfcRemoved",
                "clientId: vnfm-lcm | clientId: other | lcm.vnfms[0].notifications.clientId",
                "resync: 1h | resync: never | lcm.resync",
                "poll: 2s | pull: 2s | did you mean poll",
            })
    void a_mistake_about_vnfms_is_named_with_its_line(String from, String to, String hint) throws IOException {
        var text = withLcm();
        int at = text.lastIndexOf(from); // consumers have names too
        assertThat(at).isPositive();
        var wrong = text.substring(0, at) + to + text.substring(at + from.length());
        assertThatThrownBy(() -> read(wrong))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(hint)
                .hasMessageMatching("(?s).*cmf\\.yaml:\\d+.*");
    }

    @Test
    void a_vnfm_that_could_not_know_the_cmf_is_refused() throws IOException {
        var text = withLcm().replaceAll("(?ms)^ +oauth:.*?(?=^ +version:)", "");
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("lcm.vnfms[0] needs oauth, tls or both");
    }

    @Test
    void the_documented_key_set_is_read_and_has_the_defaults() throws IOException {
        var text = access("introspection");
        var settings = read(text);
        var tokens = settings.access().tokens().orElseThrow();

        assertThat(settings.access().mode()).isEqualTo(AuthenticationMode.ANY);
        assertThat(tokens.rules().issuer()).contains("https://as.example.org");
        assertThat(tokens.bounds()).isEqualTo(TokenSettings.Bounds.STANDARD);
        assertThat(tokens)
                .isEqualTo(read(withoutDefaults(text)).access().tokens().orElseThrow());
        assertThat(tokens.check()).isInstanceOfSatisfying(TokenSettings.Signed.class, signed -> {
            assertThat(signed.algorithms()).isEqualTo(TokenSettings.ALGORITHMS);
            assertThat(signed.keys()).isInstanceOf(TokenSettings.KeysAtUrl.class);
        });
    }

    @Test
    void the_documented_introspection_is_read_and_its_secret_is_in_no_text() throws IOException {
        var text = access("jwks");
        var tokens = read(text).access().tokens().orElseThrow();

        assertThat(tokens)
                .isEqualTo(read(withoutDefaults(text)).access().tokens().orElseThrow());
        assertThat(tokens.check()).isInstanceOfSatisfying(TokenSettings.Asked.class, asked -> {
            assertThat(asked.secret()).isEqualTo("canary-introspection");
            assertThat(asked.kept()).isEqualTo(Duration.ofSeconds(30));
        });
        assertThat(tokens.toString()).doesNotContain("canary");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "url: https://as.example.org/jwks  | url: http://as.example.org/jwks | access.tokens.jwks.url",
                "url: https://as.example.org/jwks  | url: http://127.evil.example/jwks | access.tokens.jwks.url",
                "url: https://as.example.org/jwks  | file: not-there                 | access.tokens.jwks.file",
                "url: https://as.example.org/jwks  | {}                              | not YAML",
                "algorithms: [RS256,               | algorithms: [HS256,             | never taken",
                "algorithms: [RS256,               | algorithms: [none,              | never taken",
                "issuer: https://as.example.org    | issuers: https://as.example.org | access.tokens.issuer",
                "authentication: any               | authentication: certificate     | access.authentication",
                "authentication: any               | authentication: password        | none of",
                "clients: [vnfm]                   | scopes: [cert:v1:everything]    | cert:v1:certificate_content",
            })
    void a_mistake_about_access_is_named(String from, String to, String hint) throws IOException {
        var text = access("introspection");
        assertThat(text).contains(from);
        assertThatThrownBy(() -> read(text.replace(from, to)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(hint)
                .hasMessageContaining("cmf.yaml");
    }

    /** The example with the map access, without one of the two ways to check tokens. */
    private String access(String without) throws IOException {
        Files.createDirectories(folder.resolve("tls"));
        Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(folder.resolve("tls/as-ca.pem"), TestCertificates.pem("CN=as"));
        Files.writeString(folder.resolve("secrets/introspection"), "canary-introspection");
        var complete = COMMENTED_KEY.matcher(example).replaceAll("");
        var access = ACCESS.matcher(complete);
        assertThat(access.find()).isTrue();
        var map = access.group()
                .replaceAll("(?m)^    " + without + ":.*\\R(      .*\\R)*", "")
                .replace("authentication: certificate", "authentication: any");
        return example.replace("#    clients: [vnfm]", "    clients: [vnfm]") + "\n" + map;
    }

    private static String withoutDefaults(String text) {
        var start = text.indexOf("\naccess:");
        return text.substring(0, start)
                + text.substring(start)
                        .replaceAll(
                                "(?m)^ +(clientClaims|clockSkew|length|timeout|calls|cached|algorithms|refresh|outage|kept):.*$",
                                "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "approval: manual                    | Manual[]",
                "approval: Automatic                 | Automatic[]",
                "approval: {delay: 5s}               | Delayed[delay=PT5S, isGranted=true]",
                "approval: {delay: 1m, then: deny}   | Delayed[delay=PT1M, isGranted=false]"
            })
    void a_profile_says_who_decides(String line, String approval) {
        var settings = read(example.replace("validity: 90d", line.strip()));

        assertThat(profile(settings, CertificateType.VNFCI).approval()).hasToString(approval);
        assertThat(profile(settings, CertificateType.VNF_OAM).approval()).isEqualTo(Approval.AUTOMATIC);
    }

    private static CertificateProfile profile(CmfSettings settings, CertificateType type) {
        return Optional.ofNullable(settings.profiles().get(type)).orElseThrow();
    }

    @Test
    void names_may_be_decided_about_otherwise() {
        var settings = read(example.replace("validity: 90d", "names: [{pattern: '*.m.example', approval: manual}]"));

        assertThat(profile(settings, CertificateType.VNFCI).exceptions())
                .containsExactly(NamedTerms.decided("*.m.example", Approval.MANUAL));
    }

    @Test
    void names_may_have_a_validity_of_their_own() {
        var settings = read(example.replace(
                "validity: 90d", "names: [{pattern: '*.Brief.example.org', validity: 3s}]\n    validity: 90d"));

        assertThat(settings.profiles().get(CertificateType.VNFCI))
                .extracting(CertificateProfile::exceptions, LIST)
                .containsExactly(NamedTerms.valid("*.brief.example.org", Duration.ofSeconds(3)));
    }

    @Test
    void postgresql_takes_one_key() throws IOException {
        Files.writeString(folder.resolve("password"), "database-password\n");
        var settings = read(example.replace(
                "  sqlite: cmf.db",
                "  postgresql: {url: 'jdbc:postgresql://localhost/cmf', user: cmf, password: {file: password}}"));

        assertThat(settings.store())
                .isEqualTo(
                        new StoreSettings.Postgres("jdbc:postgresql://localhost/cmf", "cmf", "database-password", 16));
    }

    @Test
    void an_unknown_key_is_refused_with_its_line_and_the_nearest_key() {
        var line = lineOf("listen: 0.0.0.0:8443");

        assertThatThrownBy(() -> read(example.replace("listen: 0.0.0.0:8443", "lisen: 0.0.0.0:8443")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("https.listen");
        assertThatThrownBy(() -> read(example.replace("listen: 0.0.0.0:8443", "listen: 0.0.0.0:8443\n  certificat: x")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("cmf.yaml:" + (line + 1) + ":")
                .hasMessageContaining("unknown key https.certificat")
                .hasMessageContaining("did you mean certificate?");
    }

    @Test
    void an_unknown_key_at_the_top_is_refused() {
        assertThatThrownBy(() -> read(example + "\nlimit: {idle: 1s}\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("unknown key limit")
                .hasMessageContaining("did you mean limits?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "listen: 0.0.0.0:8443      | listen: 8443                    | https.listen",
                "listen: 0.0.0.0:8443      | listen: [a, b]                  | https.listen",
                "listen: 0.0.0.0:8443      | listen: 0.0.0.0:99999           | https.listen",
                "apiRoot: https://cmf.example.org:8443 | apiRoot: cmf         | rest.apiRoot",
                "password: {env: CMF_CA_PASSWORD} | password: hello           | named as {file: PATH} or {env: NAME}",
                "password: {env: CMF_CA_PASSWORD} | password: {env: NOT_SET}  | ca.password",
                "password: {env: CMF_CA_PASSWORD} | password: {file: not-there} | not-there",
                "validity: 90d             | validity: 90                    | profiles.VNFCI_certificate.validity",
                "validity: 90d             | validity: 0d                    | profiles.VNFCI_certificate.validity",
                "validity: 90d             | keys: [DSA]                     | none of",
                "validity: 90d             | names: [{pattern: 'a b'}]        | profiles.VNFCI_certificate.names[0].pattern",
                "validity: 90d             | names: [{validity: 3s}]         | profiles.VNFCI_certificate.names[0].pattern",
                "validity: 90d             | approval: perhaps               | profiles.VNFCI_certificate.approval",
                "validity: 90d             | approval: {then: deny}          | profiles.VNFCI_certificate.approval.delay",
                "validity: 90d             | approval: {delay: 0s}           | profiles.VNFCI_certificate.approval.delay",
                "validity: 90d             | approval: {delay: 1s, then: ask} | profiles.VNFCI_certificate.approval.then",
                "validity: 90d             | approval: {delay: 1s, of: x}    | unknown key profiles.VNFCI_certificate.approval.of",
                "name: vnfm                | name: v n f m                   | consumers[0].name",
                "name: vnfm                | name: cmf                       | consumers[0].name",
                "name: vnfm                | name: '-'                       | consumers[0].name",
                "sqlite: cmf.db            | postgresql: {url: 'jdbc:x'}     | store.postgresql.url",
                "sqlite: cmf.db            | {}                              | store",
                "http:                     | https:                          | twice",
                "consumers:                | consumers: [                    | not YAML",
            })
    void a_value_that_cannot_be_used_is_named(String from, String to, String hint) {
        assertThat(example).contains(from.strip());
        assertThatThrownBy(() -> read(example.replace(from.strip(), to.strip())))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(hint)
                .hasMessageContaining("cmf.yaml");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "subjects: {nameLength: 2049}      | subjects.nameLength",
                "subjects: {identifierLength: 801} | subjects.identifierLength",
                "lists: {searchTime: 999ms}        | lists.searchTime",
                "lists: {entries: 0}               | lists.entries",
            })
    void a_bound_that_cannot_be_kept_is_named_with_its_line(String section, String key) {
        assertThatThrownBy(() -> read(example + "\n" + section.strip() + "\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(key)
                .hasMessageMatching("(?s).*cmf\\.yaml:\\d+.*");
    }

    @Test
    void a_configuration_without_consumers_is_refused() {
        assertThatThrownBy(() -> read(example.substring(0, example.indexOf("consumers:"))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("consumers");
    }

    @Test
    void aliases_cannot_blow_the_file_up() {
        var bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", List.of("*a" + (i - 1), "*a" + (i - 1)))));
        }

        assertThatThrownBy(() -> read(bomb.toString())).isInstanceOf(ConfigException.class);
    }

    @Test
    void a_secret_is_in_no_text_of_the_settings() {
        assertThat(read(example).toString()).doesNotContain("not-so-secret").doesNotContain("shared-with-vnfm");
    }

    @Test
    void durations_have_units() {
        assertThat(read(example + "\nlimits: {idle: 1500ms, stop: 2m}\n").limits())
                .extracting(Limits::idle, Limits::stop)
                .containsExactly(Duration.ofMillis(1500), Duration.ofMinutes(2));
    }

    private int lineOf(String text) {
        return (int) example.substring(0, example.indexOf(text)).lines().count();
    }

    private CmfSettings read(String text) {
        try {
            var file = folder.resolve("cmf.yaml");
            Files.writeString(file, text);
            return new ConfigFile(SECRETS).read(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
