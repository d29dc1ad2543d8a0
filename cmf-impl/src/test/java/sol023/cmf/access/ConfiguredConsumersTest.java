package sol023.cmf.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

class ConfiguredConsumersTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Consumer VNFM = new Consumer("vnfm");
    private static final Consumer OTHER = new Consumer("vnfm-b");

    private final X509Certificate known = certificate("CN=vnfm,O=Lab");

    @Test
    void a_configured_client_certificate_names_its_consumer() {
        assertThat(consumersAt(NOW).findByTlsCertificate(known)).contains(VNFM);
    }

    @Test
    void another_certificate_of_the_same_name_is_nobody() {
        assertThat(consumersAt(NOW).findByTlsCertificate(certificate("CN=vnfm,O=Lab")))
                .isEmpty();
        assertThat(consumersAt(NOW).findByCmpSigner(certificate("CN=vnfm,O=Lab")))
                .isEmpty();
    }

    @Test
    void an_expired_client_certificate_is_nobody() {
        assertThat(consumersAt(NOW.plus(Duration.ofHours(2))).findByTlsCertificate(known))
                .isEmpty();
    }

    @Test
    void a_mac_reference_is_found_by_its_octets() {
        var found = consumersAt(NOW).findByMacReference("vnfm-1".getBytes(UTF_8));

        assertThat(found).hasValueSatisfying(secret -> {
            assertThat(secret.consumer()).isEqualTo(VNFM);
            assertThat(secret.secret()).isEqualTo("hidden".getBytes(UTF_8));
        });
        assertThat(consumersAt(NOW).findByMacReference("vnfm-2".getBytes(UTF_8)))
                .isEmpty();
    }

    @Test
    void a_secret_is_not_in_its_text() {
        assertThat(secret(VNFM, "vnfm-1").toString()).contains("vnfm").doesNotContain("hidden");
    }

    @Test
    void one_certificate_for_two_consumers_is_refused() {
        assertThatThrownBy(() -> consumers(NOW, of(VNFM, known, "a"), of(OTHER, known, "b")))
                .hasMessageContaining("same certificate");
    }

    @Test
    void one_mac_reference_for_two_consumers_is_refused() {
        assertThatThrownBy(() ->
                        consumers(NOW, of(VNFM, known, "same"), of(OTHER, certificate("CN=vnfm-b,O=Lab"), "same")))
                .hasMessageContaining("used twice");
    }

    @Test
    void two_consumers_of_one_name_are_refused() {
        assertThatThrownBy(() -> consumers(NOW, of(VNFM, known, "a"), of(VNFM, certificate("CN=vnfm-b,O=Lab"), "b")))
                .hasMessageContaining("two consumers are named vnfm");
    }

    private ConfiguredConsumers consumersAt(Instant now) {
        return consumers(now, of(VNFM, known, "vnfm-1"));
    }

    private static ConfiguredConsumers consumers(Instant now, ConsumerSettings... settings) {
        return new ConfiguredConsumers(List.of(settings), List.of(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static ConsumerSettings of(Consumer consumer, X509Certificate certificate, String reference) {
        return new ConsumerSettings(
                consumer, List.of(certificate), List.of(certificate), List.of(secret(consumer, reference)));
    }

    private static MacSecret secret(Consumer consumer, String reference) {
        return new MacSecret(consumer, reference.getBytes(UTF_8), "hidden".getBytes(UTF_8));
    }

    /** A self-signed certificate with a new key, valid for one hour around {@link #NOW}. */
    private static X509Certificate certificate(String name) {
        try {
            var keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
            var subject = new X500Name(name);
            var builder = new JcaX509v3CertificateBuilder(
                    subject,
                    BigInteger.ONE,
                    Date.from(NOW.minus(Duration.ofMinutes(30))),
                    Date.from(NOW.plus(Duration.ofMinutes(30))),
                    subject,
                    keys.getPublic());
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
