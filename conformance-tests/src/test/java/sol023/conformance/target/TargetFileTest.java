package sol023.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetFileTest {

    private static final String VALID =
            """
            target:
              name: A CMF
              release: 5.4.1
            rest:
              apiRoot: https://127.0.0.1:8443/
              trust: ca/root.crt
            cmp:
              base: http://127.0.0.1:8080
              trust: ca/root.crt
              dialect: rfc9483
            credentials:
              vnfm:
                tls: {certificate: vnfm/chain.pem, key: vnfm/vnfm.key}
                cmp: {certificate: vnfm/chain.pem, key: vnfm/vnfm.key}
                mac: {reference: ref-1, secret: {file: vnfm/cmp-secret}}
            ics:
              cmp.polling: yes
            vnfm:
              listen: 0.0.0.0:9443
              advertised: https://vnfm.test:9444/
              tls: {certificate: own.pem, key: own.key}
              lcmClient: {id: cmf, secret: {file: vnfm/cmp-secret}}
            timeouts: {connect: 250ms, crl: 2m}
            """;

    @TempDir
    Path folder;

    private Target read(String text) {
        try {
            Files.createDirectories(folder.resolve("vnfm"));
            Files.writeString(folder.resolve("vnfm/cmp-secret"), "hush-hush\n");
            Path file = Files.writeString(folder.resolve("target.yaml"), text, StandardCharsets.UTF_8);
            return new TargetFile(Map.of("FROM_ENV", "whisper")::get).read(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_file_is_read_with_paths_relative_to_it() {
        Target target = read(VALID);
        assertThat(target.rest().apiRoot()).hasToString("https://127.0.0.1:8443");
        assertThat(target.rest().trust()).contains(folder.resolve("ca/root.crt"));
        assertThat(target.rest().version()).isEqualTo("1.0.0");
        assertThat(target.cmp().path()).isEmpty();
        assertThat(target.cmp().dialect()).isEqualTo(Target.Dialect.RFC9483);
        assertThat(target.cmp().certTypeOid()).startsWith("2.25.2088");
        assertThat(target.vnfm().tls().key()).isEqualTo(folder.resolve("vnfm/vnfm.key"));
        assertThat(target.timeouts().connect()).isEqualTo(Duration.ofMillis(250));
        assertThat(target.timeouts().answer()).isEqualTo(Duration.ofSeconds(15));
        assertThat(target.timeouts().crl()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void the_vnfm_that_the_suite_plays_is_optional() {
        VnfmSettings vnfm = read(VALID).ownVnfm().orElseThrow();
        assertThat(vnfm.host()).isEqualTo("0.0.0.0");
        assertThat(vnfm.port()).isEqualTo(9443);
        assertThat(vnfm.advertised().orElseThrow()).hasToString("https://vnfm.test:9444");
        assertThat(vnfm.checkAdvertised()).isTrue();
        assertThat(vnfm.tls().key()).isEqualTo(folder.resolve("own.key"));
        assertThat(read(VALID).supports(Capability.VNFM)).isTrue();
        assertThat(read(VALID).supports(Capability.LCM_CONSUMER)).isFalse();
        assertThat(read(VALID).secrets()).anySatisfy(secret -> assertThat(secret.bytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("hush-hush"));
        Target without = read(VALID.replaceAll("(?s)vnfm:\n  listen.*(?=timeouts)", ""));
        assertThat(without.ownVnfm()).isEmpty();
        assertThat(without.supports(Capability.VNFM)).isFalse();
    }

    @Test
    void a_secret_comes_from_a_file_or_the_environment_and_is_never_shown() {
        Target target = read(VALID);
        Secret secret = target.vnfm().mac().orElseThrow().secret();
        assertThat(secret.bytes()).asString(StandardCharsets.UTF_8).isEqualTo("hush-hush");
        assertThat(target.toString()).doesNotContain("hush-hush");
        Target other = read(VALID.replace("{file: vnfm/cmp-secret}", "{env: FROM_ENV}"));
        assertThat(other.vnfm().mac().orElseThrow().secret().bytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("whisper");
    }

    @Test
    void a_secret_in_the_file_itself_is_refused_without_repeating_it() {
        assertThatThrownBy(() -> read(VALID.replace("{file: vnfm/cmp-secret}", "open-sesame")))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("target.yaml:15: credentials.vnfm.mac.secret must not stand in this file")
                .hasMessageNotContaining("open-sesame");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "  apiRoot: https     |  apiroot: https    |target.yaml:5: unknown key rest.apiroot; the nearest known key is apiRoot",
                "ics:                 |icss:               |target.yaml:16: unknown key icss; the nearest known key is ics",
                "  cmp.polling: yes   |  cmp.poling: yes   |nearest known key is cmp.polling",
                "  cmp.polling: yes   |  cmp.polling: maybe|target.yaml:17: ics.cmp.polling must be yes or no",
                "  cmp.polling: yes   |  crl: yes          |unknown key ics.crl",
                "  name: A CMF        |  name: ''          |target.yaml:2: target.name must be a text",
                "  release: 5.4.1     |                    |target.release is missing",
                "https://127          |ftp://127           |target.yaml:5: rest.apiRoot must be an http or https URI",
                "dialect: rfc9483     |dialect: klingon    |target.yaml:10: cmp.dialect must be one of [sol023, rfc9483]",
                "connect: 250ms       |connect: soon       |timeouts.connect must be a number and a unit",
                "connect: 250ms       |connect: 0s         |timeouts.connect must be a number and a unit",
                "{file: vnfm/cmp-secret}|{env: NOT_SET}    |names a variable that is not set: NOT_SET",
                "{file: vnfm/cmp-secret}|{file: none}      |names a file that cannot be read: none",
                "{file: vnfm/cmp-secret}|{}                |must have either file or env",
                "listen: 0.0.0.0:9443 |listen: 0.0.0.0     |target.yaml:19: vnfm.listen must be an address and a port",
                "listen: 0.0.0.0:9443 |listen: here:99999  |vnfm.listen must be an address and a port",
                "  listen: 0.0.0.0:9443|                   |vnfm.listen is missing",
                "  advertised: https://vnfm.test:9444/|    |vnfm.listen is every address of this machine",
                "https://vnfm.test    |http://vnfm.test    |target.yaml:20: vnfm.advertised must be an https URI",
                "tls: {certificate: own.pem, key: own.key}|tls: {certificate: own.pem}|vnfm.tls.key is missing",
                "lcmClient: {id: cmf, secret: {file: vnfm/cmp-secret}}|lcmClient: {id: cmf, secret: open}|vnfm.lcmClient.secret must not stand in this file",
                "lcmClient: {id: cmf, |lcmClient: {name: x, |unknown key vnfm.lcmClient.name",
                "  dialect: rfc9483   |  path: /cmp        |cmp.path must be auto or start with / and contain",
                "  dialect: rfc9483   |  certTypeOid: urn:x|cmp.certTypeOid must be an object identifier",
            })
    void what_is_wrong_is_said_with_its_place(String before, String after, String message) {
        String changed = VALID.replace(before, after == null ? "" : after);
        assertThat(changed).isNotEqualTo(VALID);
        assertThatThrownBy(() -> read(changed))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_missing_or_empty_file_is_answered_with_the_way_to_get_one() {
        assertThatThrownBy(() -> new TargetFile().read(folder.resolve("none.yaml")))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("init");
        assertThatThrownBy(() -> read("")).isInstanceOf(TargetException.class).hasMessageContaining("init");
        assertThatThrownBy(() -> read("a: ["))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("no YAML");
    }

    @Test
    void the_ics_goes_before_what_the_rest_of_the_file_suggests() {
        Target target = read(VALID);
        assertThat(target.supports(Capability.CMP_POLLING)).isTrue();
        assertThat(target.supports(Capability.CMP_MAC)).isTrue();
        assertThat(target.supports(Capability.OTHER_CONSUMER)).isFalse();
        assertThat(target.supports(Capability.DIALECT_RFC9483)).isTrue();
        assertThat(target.supports(Capability.CRL)).isTrue();
        assertThat(read(VALID.replace("cmp.polling", "cmp.mac").replace("yes", "no"))
                        .supports(Capability.CMP_MAC))
                .isFalse();
    }

    @Test
    void the_skeleton_of_init_is_a_valid_file() throws IOException {
        try (InputStream skeleton = TargetFile.class.getResourceAsStream("/sol023/conformance/cli/target.yaml")) {
            String text = new String(Objects.requireNonNull(skeleton).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(read(text.replace("CMP_SECRET", "FROM_ENV")).name()).isEqualTo("My CMF");
            assertThat(text).contains("# other:");
            String uncommented = text.replace("CMP_SECRET", "FROM_ENV").replaceAll("(?m)^  # (  )?", "  $1");
            assertThat(read(uncommented).other()).isPresent();
        }
    }
}
