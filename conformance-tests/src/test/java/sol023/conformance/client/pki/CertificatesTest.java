package sol023.conformance.client.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;

class CertificatesTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void a_self_signed_certificate_is_no_anchor_because_it_is_there() {
        X509Certificate stranger = certificate("stranger");
        X509Certificate anchor = certificate("anchor");
        assertThat(Certificates.path(stranger, List.of(stranger), List.of(anchor), NOW))
                .isEmpty();
        assertThat(Certificates.path(anchor, List.of(), List.of(anchor), NOW)).isPresent();
    }

    @Test
    void a_self_signed_certificate_is_valid_around_its_making_only() throws Exception {
        X509Certificate certificate = certificate("anyone");
        certificate.verify(certificate.getPublicKey());
        assertThat(certificate.getNotBefore().toInstant()).isBefore(NOW);
        assertThat(certificate.getNotAfter().toInstant()).isBetween(NOW, NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void alternative_names_are_sorted_into_their_kinds() {
        assertThat(Names.alternative("192.0.2.1").getTagNo()).isEqualTo(GeneralName.iPAddress);
        assertThat(Names.alternative("https://a.example/x").getTagNo())
                .isEqualTo(GeneralName.uniformResourceIdentifier);
        assertThat(Names.alternative("noc@a.example").getTagNo()).isEqualTo(GeneralName.rfc822Name);
        assertThat(Names.alternative("a.example").getTagNo()).isEqualTo(GeneralName.dNSName);
    }

    @Test
    void a_signature_is_made_and_verified_with_every_scheme_of_its_key() {
        KeyPair rsa = KeyKind.RSA_2048.generate();
        byte[] content = {1, 2, 3};
        for (SignatureScheme scheme :
                List.of(SignatureScheme.RSA_SHA256, SignatureScheme.RSA_PSS_SHA256, SignatureScheme.RSA_PSS_SHA512)) {
            byte[] bits = scheme.sign(rsa.getPrivate(), content);
            assertThat(scheme.verifies(rsa.getPublic(), content, bits)).isTrue();
            assertThat(scheme.verifies(rsa.getPublic(), new byte[] {1, 2}, bits))
                    .isFalse();
            assertThat(SignatureScheme.of(scheme.algorithm())).contains(scheme);
        }
    }

    private static X509Certificate certificate(String name) {
        return Certificates.selfSigned(KeyKind.P256.generate(), Names.subject(Map.of("commonName", name)), NOW);
    }
}
