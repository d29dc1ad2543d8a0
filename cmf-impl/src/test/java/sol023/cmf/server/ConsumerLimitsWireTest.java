package sol023.cmf.server;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.cmf.server.Registrations.TARGET;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sol023.cmf.access.ConsumerLimits;
import sol023.cmf.access.ConsumerSettings;
import sol023.cmf.access.ConsumerTerms;
import sol023.cmf.access.Scope;

/** Limits of consumers, over the wire. */
class ConsumerLimitsWireTest {

    @TempDir
    private Path folder = Path.of("");

    private Lab start(ConsumerTerms vnfm) {
        return TokenWireTest.start(
                folder,
                lab -> new CmfSettings(
                        lab.https(),
                        lab.http(),
                        lab.rest(),
                        lab.crl(),
                        lab.ocsp(),
                        lab.identity(),
                        lab.store(),
                        lab.ca(),
                        lab.profiles(),
                        lab.requests(),
                        authority -> lab.consumers().consumers(authority).stream()
                                .map(each -> each.consumer().name().equals("vnfm") ? with(each, vnfm) : each)
                                .toList(),
                        lab.cmp(),
                        lab.subjects(),
                        lab.lists(),
                        lab.limits(),
                        lab.access(),
                        lab.notifications(),
                        lab.audit(),
                        lab.lcm(),
                        lab.extras()));
    }

    private static ConsumerSettings with(ConsumerSettings settings, ConsumerTerms terms) {
        return new ConsumerSettings(
                settings.consumer(), settings.tlsCertificates(), settings.cmpSigners(), settings.macSecrets(), terms);
    }

    @Test
    void too_many_requests_are_told_when_to_come_again_and_others_do_not_notice() {
        try (var lab = start(new ConsumerTerms(Set.of(), Scope.ofConsumers(), new ConsumerLimits(1, 2, 0)))) {
            var vnfm = Client.of(lab, folder, Optional.of("vnfm"));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> vnfm.get(TARGET).status() == 429);
            var refused = Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> vnfm.get(TARGET), answer -> answer.status() == 429);

            assertThat(refused.header("Retry-After")).contains("1");
            assertThat(refused.header("Content-Type")).contains("application/problem+json");
            assertThat(refused.json().path("status").asInt()).isEqualTo(429);
            assertThat(refused.detail()).isNotBlank();
            assertThat(Client.of(lab, folder, Optional.of("vnfm-b")).get(TARGET).status())
                    .isEqualTo(200);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> vnfm.get(TARGET).status() == 200);
        }
    }

    @Test
    void subjects_are_registered_up_to_the_bound_and_again_after_one_is_gone() {
        try (var lab = start(new ConsumerTerms(Set.of(), Scope.ofConsumers(), new ConsumerLimits(0, 1, 2)))) {
            var vnfm = Client.of(lab, folder, Optional.of("vnfm"));
            var first =
                    vnfm.post(TARGET, Registrations.valid()).json().path("id").asText();
            assertThat(vnfm.post(TARGET, Registrations.valid()).status()).isEqualTo(201);

            var refused = vnfm.post(TARGET, Registrations.valid());
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.detail()).contains("2 subjects");
            assertThat(Client.of(lab, folder, Optional.of("vnfm-b"))
                            .post(TARGET, Registrations.valid())
                            .status())
                    .isEqualTo(201);

            assertThat(vnfm.delete(TARGET + "/" + first).status()).isEqualTo(204);
            assertThat(vnfm.post(TARGET, Registrations.valid()).status()).isEqualTo(201);
            assertThat(vnfm.post(TARGET, Registrations.valid()).status()).isEqualTo(422);
        }
    }

    @Test
    void a_certificate_grants_the_scopes_of_the_configuration() {
        try (var lab = start(new ConsumerTerms(Set.of(), Set.of(Scope.CERTIFICATE_CONTENT), ConsumerLimits.NONE))) {
            var vnfm = Client.of(lab, folder, Optional.of("vnfm"));

            var refused = vnfm.post(TARGET, Registrations.valid());
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.detail()).contains("cert:v1:subject");
            assertThat(refused.header("WWW-Authenticate")).isEmpty();
            assertThat(vnfm.get(TARGET).status()).isEqualTo(403);
            assertThat(vnfm.get("/nfv-cert/v1/api_versions").status()).isEqualTo(200);
        }
    }
}
