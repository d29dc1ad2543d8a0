package sol023.cmf.cmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sol023.cmf.ca.CertificateType;

/** Signature protection: whose it is, and whether it is trusted (RFC 9483 sections 3.2, 3.3 and 3.5). */
class SignatureProtectionTest {

    @TempDir
    static Path folder;

    private static CmpLab lab;
    private static CmpEndpoint endpoint;
    private static TestClient client;

    @BeforeAll
    static void start() {
        lab = new CmpLab(folder);
        endpoint = lab.endpoint(CmpSettings.DEFAULT);
        client = new TestClient(lab.vnfm, lab.clock);
        lab.register(CertificateType.VNFCI, TestClient.names(TestClient.csr("vnfc-1")));
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    private static RequestBuilder valid() {
        return client.p10cr(TestClient.csr("vnfc-1"));
    }

    private static TestReply send(RequestBuilder request) {
        return TestReply.of(endpoint.answer(TestClient.PKCS10, request.encode()));
    }

    /** A client whose self-signed certificate is a trust anchor and belongs to the consumer. */
    private static TestReply sendAs(TestProtection.Signature signer) {
        var own = lab.endpoint(CmpSettings.DEFAULT, Set.of(signer.chain().get(0)));
        var request = new TestClient(signer, lab.clock).p10cr(TestClient.csr("vnfc-1"));
        return TestReply.of(own.answer(TestClient.PKCS10, request.encode()));
    }

    private static TestProtection.Signature selfSigned(KeyPair keys, String algorithm, int keyUsage) {
        return selfSigned(keys, algorithm, keyUsage, CmpLab.START.plus(Duration.ofDays(1)));
    }

    private static TestProtection.Signature selfSigned(KeyPair keys, String algorithm, int keyUsage, Instant notAfter) {
        var certificate = TestCrypto.selfSigned(keys, algorithm, keyUsage, notAfter);
        return new TestProtection.Signature(keys.getPrivate(), List.of(certificate), algorithm);
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, 2048, SHA256withRSA",
        "RSA, 3072, SHA512withRSA",
        "RSA, 2048, SHA256withRSAandMGF1",
        "RSA, 2048, SHA384withRSAandMGF1",
        "EC, 256, SHA256withECDSA",
        "EC, 384, SHA384withECDSA",
        "EC, 521, SHA512withECDSA",
        "Ed25519, 0, Ed25519",
        "Ed448, 0, Ed448"
    })
    void every_signature_algorithm_of_the_profile_is_accepted(String key, int bits, String algorithm) {
        var signer = selfSigned(TestCrypto.keyPair(key, bits), algorithm, KeyUsage.digitalSignature);

        assertThat(sendAs(signer).summary()).isEqualTo("cp accepted");
    }

    @Test
    void a_signature_with_SHA_1_is_refused() {
        var signer = selfSigned(TestCrypto.keyPair("RSA", 2048), "SHA256withRSA", KeyUsage.digitalSignature);

        var weak = new TestProtection.Signature(signer.key(), signer.chain(), "SHA1withRSA");

        assertThat(sendAs(weak).summary()).isEqualTo("error rejection badAlg");
    }

    @Test
    void RSASSA_PSS_without_parameters_means_SHA_1_and_is_refused() {
        var request = valid().protectionAlg(Optional.of(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS)));

        assertThat(send(request).summary()).isEqualTo("error rejection badAlg");
    }

    @Test
    void a_short_RSA_key_is_not_trusted() {
        var signer = selfSigned(TestCrypto.keyPair("RSA", 1024), "SHA256withRSA", KeyUsage.digitalSignature);

        assertThat(sendAs(signer).summary()).isEqualTo("error rejection signerNotTrusted");
    }

    @Test
    void a_key_for_other_uses_than_signatures_is_not_trusted() {
        var signer = selfSigned(TestCrypto.ecKeyPair(), "SHA256withECDSA", KeyUsage.keyAgreement);

        assertThat(sendAs(signer).summary()).isEqualTo("error rejection signerNotTrusted");
    }

    @Test
    void an_expired_certificate_is_not_trusted() {
        var signer = selfSigned(
                TestCrypto.ecKeyPair(), "SHA256withECDSA", KeyUsage.digitalSignature, CmpLab.START.minusSeconds(1));

        assertThat(sendAs(signer).summary()).isEqualTo("error rejection signerNotTrusted");
    }

    @Test
    void a_certificate_of_an_unknown_issuer_is_not_trusted() {
        var stranger = selfSigned(TestCrypto.ecKeyPair(), "SHA256withECDSA", KeyUsage.digitalSignature);

        var reply = send(new TestClient(stranger, lab.clock).p10cr(TestClient.csr("vnfc-1")));

        assertThat(reply.summary()).isEqualTo("error rejection signerNotTrusted");
    }

    @Test
    void a_trusted_certificate_that_belongs_to_nobody_is_not_authorized() {
        var credential = lab.authority.makeClientCredential("somebody", Duration.ofDays(1));
        var somebody = new TestProtection.Signature(credential.key(), credential.chain(), "SHA256withECDSA");

        var reply = send(new TestClient(somebody, lab.clock).p10cr(TestClient.csr("vnfc-1")));

        assertThat(reply.summary()).isEqualTo("error rejection notAuthorized");
    }

    @Test
    void a_flipped_bit_in_the_signature_is_found() {
        var request = valid().protection(input -> {
            var signature = lab.vnfm.protect(input);
            signature[signature.length - 1] ^= 1;
            return signature;
        });

        assertThat(send(request).summary()).isEqualTo("error rejection badMessageCheck");
    }

    @Test
    void the_signature_of_another_key_is_found() {
        var request = valid().protection(lab.vnfmB::protect);

        assertThat(send(request).summary()).isEqualTo("error rejection badMessageCheck");
    }

    @Test
    void without_extraCerts_the_signer_is_not_found() {
        assertThat(send(valid().extraCerts(List.of())).summary()).isEqualTo("error rejection badMessageCheck");
    }

    @Test
    void a_chain_with_a_gap_is_not_trusted() {
        var unseen = lab.authority.makeClientCredential("unseen", Duration.ofDays(1));
        var signer = new TestProtection.Signature(unseen.key(), unseen.chain().subList(0, 1), "SHA256withECDSA");

        var reply = send(new TestClient(signer, lab.clock).p10cr(TestClient.csr("vnfc-1")));

        assertThat(reply.summary()).isEqualTo("error rejection signerNotTrusted");
    }

    @Test
    void the_order_of_extraCerts_and_more_of_them_do_not_matter() {
        List<X509Certificate> certificates = new ArrayList<>(lab.vnfm.chain());
        certificates.add(lab.authority.root());
        certificates.add(lab.vnfmB.chain().get(0));
        Collections.reverse(certificates);

        assertThat(send(valid().extraCerts(certificates)).summary()).isEqualTo("cp accepted");
    }

    @Test
    void a_self_signed_certificate_in_extraCerts_is_no_trust_anchor() {
        var signer = selfSigned(TestCrypto.ecKeyPair(), "SHA256withECDSA", KeyUsage.digitalSignature);
        var request = new TestClient(signer, lab.clock)
                .p10cr(TestClient.csr("vnfc-1"))
                .extraCerts(List.of(signer.chain().get(0), signer.chain().get(0)));

        assertThat(send(request).summary()).isEqualTo("error rejection signerNotTrusted");
    }

    @Test
    void a_signer_that_was_trusted_is_not_any_more_when_its_time_is_over() {
        var signer = selfSigned(
                TestCrypto.ecKeyPair(), "SHA256withECDSA", KeyUsage.digitalSignature, CmpLab.START.plusSeconds(60));
        var clock = new TestClock(CmpLab.START);
        var own = lab.endpointAt(clock, Set.of(signer.chain().get(0)));
        var late = new TestClient(signer, clock);
        var first = own.answer(
                TestClient.PKCS10, late.p10cr(TestClient.csr("vnfc-1")).encode());
        assertThat(TestReply.of(first).summary()).isEqualTo("cp accepted");

        clock.advance(Duration.ofSeconds(61));

        var second = own.answer(
                TestClient.PKCS10, late.p10cr(TestClient.csr("vnfc-1")).encode());
        assertThat(TestReply.of(second).summary()).isEqualTo("error rejection signerNotTrusted");
    }
}
