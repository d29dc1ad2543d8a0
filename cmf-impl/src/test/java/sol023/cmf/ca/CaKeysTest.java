package sol023.cmf.ca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CaKeysTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final CryptoProviders PROVIDERS = CryptoProviders.choose();

    @TempDir
    Path folder;

    @Test
    void the_first_start_makes_everything_and_the_second_reuses_it() {
        var first = open(settings(), START);
        var second = open(settings(), START.plus(Duration.ofDays(1)));

        assertThat(second.root()).isEqualTo(first.root());
        assertThat(second.certificate()).isEqualTo(first.certificate());
        assertThat(second.cmpCredential().certificate())
                .isEqualTo(first.cmpCredential().certificate());
        assertThat(second.cmpCredential().key()).isEqualTo(first.cmpCredential().key());
        assertThat(second.serverCredential().certificate())
                .isEqualTo(first.serverCredential().certificate());
        assertThat(folder)
                .isDirectoryContaining("glob:**/root.crt")
                .isDirectoryContaining("glob:**/issuing.crt")
                .isDirectoryContaining("glob:**/cmp.crt")
                .isDirectoryContaining("glob:**/keys.p12");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void keys_and_password_are_their_owners_only() throws Exception {
        open(settings(), START);

        for (var name : List.of("keys.p12", "keys.password")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                    .as(name)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void the_credentials_are_marked_for_their_use() throws Exception {
        var authority = open(settings(), START);
        var cmp = authority.cmpCredential();
        var server = authority.serverCredential().certificate();
        var client = authority.makeClientCredential("vnfm", Duration.ofDays(30));

        assertThat(cmp.certificate().getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.28");
        assertThat(cmp.chain()).containsExactly(cmp.certificate(), authority.certificate());
        assertThat(server.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(server.getSubjectAlternativeNames())
                .extracting(name -> (Object) name.get(1))
                .contains("localhost", "127.0.0.1");
        assertThat(client.certificate().getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        assertThat(client.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=vnfm,O=Lab");
        assertThat(authority.certificate().getBasicConstraints()).isZero();
        assertThat(authority.root().getBasicConstraints()).isEqualTo(Integer.MAX_VALUE);
        assertThat(cmp.toString() + authority.serverCredential()).doesNotContain("PRIVATE", "key=");
    }

    @Test
    void what_ends_soon_is_renewed_at_start() {
        var first = open(settings(), START);
        var second = open(settings(), START.plus(Duration.ofDays(300)));

        assertThat(second.serverCredential().certificate())
                .isNotEqualTo(first.serverCredential().certificate());
        assertThat(second.cmpCredential().certificate())
                .isEqualTo(first.cmpCredential().certificate());
        assertThat(second.certificate()).isEqualTo(first.certificate());
    }

    @Test
    void other_host_names_make_another_server_certificate() throws Exception {
        var first = open(settings(), START);
        var renamed = new CaSettings(
                folder,
                Optional.empty(),
                "Lab",
                List.of("cmf.example.com"),
                settings().rootValidity(),
                settings().issuingValidity());
        var second = open(renamed, START);

        assertThat(second.serverCredential().certificate())
                .isNotEqualTo(first.serverCredential().certificate());
        assertThat(second.serverCredential().certificate().getSubjectAlternativeNames())
                .extracting(name -> (Object) name.get(1))
                .containsExactly("cmf.example.com");
    }

    @Test
    void a_wrong_password_is_named_as_such() throws Exception {
        open(settings(), START);
        Files.writeString(folder.resolve("keys.password"), "wrong");

        assertThatThrownBy(() -> open(settings(), START))
                .isInstanceOf(CaStartException.class)
                .hasMessageContaining("password");
    }

    @Test
    void a_damaged_key_file_is_named_as_such() throws Exception {
        open(settings(), START);
        Files.writeString(folder.resolve("keys.p12"), "no keys");

        assertThatThrownBy(() -> open(settings(), START))
                .isInstanceOf(CaStartException.class)
                .hasMessageContaining("keys.p12");
    }

    @Test
    void a_ca_whose_time_is_over_does_not_start() {
        open(settings(), START);

        assertThatThrownBy(() -> open(settings(), START.plus(Duration.ofDays(11 * 365))))
                .isInstanceOf(CaStartException.class)
                .hasMessageContaining("ended");
    }

    private CaSettings settings() {
        return CaSettings.lab(folder);
    }

    private static EmbeddedCertificateAuthority open(CaSettings settings, Instant now) {
        return EmbeddedCertificateAuthority.open(
                settings, PROVIDERS, Clock.fixed(now, ZoneOffset.UTC), Optional::empty);
    }
}
