package sol023.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VnfmTargetTest {

    private static final String VALID =
            """
            target: {name: A VNFM, release: 5.4.1}
            vnfmUnderTest:
              apiRoot: https://vnfm.test:9443/
              trust: root.pem
              oauth: {tokenEndpoint: "https://vnfm.test/token", clientId: cmf, secret: {env: FROM_ENV}}
              notificationEndpoint: {uri: "https://vnfm.test:9443/notifications", subscriptionId: s-1}
              callback:
                listen: 127.0.0.1:0
                tls: {certificate: own.pem, key: own.key}
            hooks:
              vnf.changes: {command: [./change.sh], within: 5s}
            """;

    @TempDir
    Path folder;

    private VnfmTarget read(String text) {
        try {
            Path file = Files.writeString(folder.resolve("target.yaml"), text);
            return (VnfmTarget) new TargetFile(Map.of("FROM_ENV", "whisper")::get).read(file, Role.VNFM);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_vnfm_needs_no_section_of_a_cmf() {
        VnfmTarget target = read(VALID);

        assertThat(target.role()).isEqualTo(Role.VNFM);
        assertThat(target.apiRoot()).hasToString("https://vnfm.test:9443");
        assertThat(target.version()).isEqualTo("2.12.0");
        assertThat(target.trust()).contains(folder.resolve("root.pem"));
        assertThat(target.endpoint()).get().satisfies(endpoint -> {
            assertThat(endpoint.uri()).hasToString("https://vnfm.test:9443/notifications");
            assertThat(endpoint.subscriptionId()).contains("s-1");
        });
        assertThat(target.secrets())
                .extracting(secret -> new String(secret.bytes(), StandardCharsets.UTF_8))
                .contains("whisper");
    }

    @Test
    void what_the_file_says_decides_what_applies() {
        VnfmTarget target = read(VALID);

        assertThat(target.supports(Capability.VNFM_ENDPOINT)).isTrue();
        assertThat(target.supports(Capability.VNFM_ENDPOINT_OAUTH)).isFalse();
        assertThat(target.supports(Capability.VNFM_LCM_OAUTH)).isTrue();
        assertThat(target.supports(Capability.VNFM_CALLBACK)).isTrue();
        assertThat(target.supports(Capability.VNFM_CHANGES)).isTrue();
        assertThat(target.supports(Capability.CMP_SIGNATURE)).isFalse();
        assertThat(read(VALID.replaceFirst("(?s)hooks:.*", "")).supports(Capability.VNFM_CHANGES))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            apiRoot: https://vnfm.test:9443/   | apiRot: https://vnfm.test/             | :3: unknown key vnfmUnderTest.apiRot; the nearest known key is apiRoot
            apiRoot: https://vnfm.test:9443/   | apiRoot: https://vnfm.test/vnflcm/v2   | :3: vnfmUnderTest.apiRoot must be what stands before /vnflcm, without it
            trust: root.pem                    | version: 1.0.0                         | :4: vnfmUnderTest.version must be a version of vnflcm v2, for example 2.12.0
            {env: FROM_ENV}                    | hush                                   | :5: vnfmUnderTest.oauth.secret must not stand in this file; give {file: PATH} or {env: NAME}
            listen: 127.0.0.1:0                | listen: 0.0.0.0:9444                   | :8: vnfmUnderTest.callback.listen is every address of this machine; say in vnfmUnderTest.callback.advertised which one is used from outside
            uri: "https://vnfm.test:9443/notifications" | url: x                        | :6: unknown key vnfmUnderTest.notificationEndpoint.url; the nearest known key is uri
            vnf.changes                        | vnf.change                             | :11: unknown key hooks.vnf.change; the nearest known key is vnf.changes
            """)
    void a_complaint_names_file_line_and_key(String from, String to, String complaint) {
        assertThat(VALID).contains(from);
        assertThatThrownBy(() -> read(VALID.replace(from, to)))
                .isInstanceOf(TargetException.class)
                .hasMessage(folder.resolve("target.yaml") + complaint);
    }

    @Test
    void a_cmf_is_not_asked_for_the_section_of_a_vnfm_and_the_other_way_round() {
        assertThatThrownBy(() -> read("target: {name: A CMF, release: 5.4.1}\n"))
                .hasMessageContaining("vnfmUnderTest is missing");
        assertThatThrownBy(() -> new TargetFile(Map.of("FROM_ENV", "whisper")::get)
                        .read(Files.writeString(folder.resolve("target.yaml"), VALID)))
                .hasMessageContaining("credentials is missing");
    }

    @Test
    void the_skeleton_can_be_read() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                TargetFile.class.getResourceAsStream("/sol023/conformance/cli/vnfm-target.yaml"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(read(text).name()).isEqualTo("My VNFM");
            assertThat(read(text.replaceAll("(?m)^( *)# (?=[a-z ]*[a-zA-Z.]+:)", "$1")
                                    .replace("{env: NOTIFY_SECRET}", "{env: FROM_ENV}")
                                    .replace("{file: cmf/oauth-secret}", "{env: FROM_ENV}"))
                            .supports(Capability.VNFM_CHANGES))
                    .as("everything that is a comment, uncommented")
                    .isTrue();
        }
    }
}
