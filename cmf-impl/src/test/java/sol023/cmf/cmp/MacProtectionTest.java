package sol023.cmf.cmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.iana.IANAObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sol023.cmf.ca.CertificateType;

/** MAC protection, with MACs that the library made (RFC 9483 section 4.1.5, RFC 9481 section 6.1). */
class MacProtectionTest {

    private static final Map<String, ASN1ObjectIdentifier> OIDS = Map.of(
            "SHA1", OIWObjectIdentifiers.idSHA1,
            "SHA256", NISTObjectIdentifiers.id_sha256,
            "SHA384", NISTObjectIdentifiers.id_sha384,
            "SHA512", NISTObjectIdentifiers.id_sha512,
            "HMAC1", IANAObjectIdentifiers.hmacSHA1,
            "HMAC256", PKCSObjectIdentifiers.id_hmacWithSHA256,
            "HMAC384", PKCSObjectIdentifiers.id_hmacWithSHA384,
            "HMAC512", PKCSObjectIdentifiers.id_hmacWithSHA512);

    @TempDir
    static Path folder;

    private static CmpLab lab;
    private static CmpEndpoint endpoint;

    @BeforeAll
    static void start() {
        lab = new CmpLab(folder);
        endpoint = lab.endpoint(CmpSettings.DEFAULT);
        lab.register(CertificateType.VNFCI, TestClient.names(TestClient.csr("vnfc-1")));
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    private static ASN1ObjectIdentifier oid(String name) {
        return Objects.requireNonNull(OIDS.get(name));
    }

    private static TestCrypto.MacMaker passwordBased(String hash, String hmac, long iterations) {
        return TestCrypto.passwordBasedMac(oid(hash), oid(hmac), iterations, 16);
    }

    private static TestReply send(String reference, String secret, TestCrypto.MacMaker maker) {
        return TestReply.of(endpoint.answer(
                TestClient.PKCS10,
                new TestClient(new TestProtection.Mac(reference, secret, maker), lab.clock)
                        .p10cr(TestClient.csr("vnfc-1"))
                        .encode()));
    }

    private static TestReply send(TestCrypto.MacMaker maker) {
        return send("vnfm-1", CmpLab.SECRET, maker);
    }

    @ParameterizedTest
    @CsvSource({"SHA256, HMAC1", "SHA256, HMAC256", "SHA384, HMAC384", "SHA512, HMAC512", "SHA256, HMAC512"})
    void PasswordBasedMac_is_accepted_and_answered_with_the_same_secret(String hash, String hmac) {
        var reply = send(passwordBased(hash, hmac, 500));

        assertThat(reply.summary()).isEqualTo("cp accepted");
        assertThat(reply.hasMacOf(CmpLab.SECRET)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"HMAC256, 32", "HMAC384, 48", "HMAC512, 64", "HMAC256, 50"})
    void PBMAC1_is_accepted_and_answered_with_the_same_secret(String hmac, int keyLength) {
        var reply = send(TestCrypto.pbMac1(oid(hmac), 1000, keyLength));

        assertThat(reply.summary()).isEqualTo("cp accepted");
        assertThat(reply.hasMacOf(CmpLab.SECRET)).isTrue();
    }

    @Test
    void an_answer_with_a_MAC_names_the_secret_and_brings_the_issuing_CA_only() {
        var reply = send(passwordBased("SHA256", "HMAC256", 500));

        assertThat(reply.header().getSenderKID().getOctets()).asString().isEqualTo("vnfm-1");
        assertThat(reply.extraCerts()).isEqualTo(List.of(lab.authority.certificate()));
    }

    @Test
    void a_refusal_is_protected_with_the_secret_too() {
        var client = new TestClient(
                new TestProtection.Mac("vnfm-1", CmpLab.SECRET, passwordBased("SHA256", "HMAC256", 500)), lab.clock);

        var reply = TestReply.of(endpoint.answer(
                TestClient.PKCS10, client.p10cr(TestClient.csr("unknown")).encode()));

        assertThat(reply.summary()).isEqualTo("cp rejection notAuthorized");
        assertThat(reply.hasMacOf(CmpLab.SECRET)).isTrue();
    }

    @Test
    void a_wrong_secret_and_an_unknown_reference_are_answered_alike_and_signed() {
        var wrong = send("vnfm-1", "wrong", passwordBased("SHA256", "HMAC256", 500));
        var unknown = send("nobody", CmpLab.SECRET, passwordBased("SHA256", "HMAC256", 500));

        assertThat(wrong.summary()).isEqualTo("error rejection badMessageCheck").isEqualTo(unknown.summary());
        assertThat(wrong.statusString()).isEqualTo(unknown.statusString());
        assertThat(wrong.isSignedBy(lab.authority.cmpCredential().certificate()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1, 99, 100_001, Integer.MAX_VALUE, 4_294_967_396L})
    void an_iteration_count_out_of_bounds_is_refused_before_it_costs_anything(long iterations) {
        assertThat(send(passwordBased("SHA256", "HMAC256", iterations)).summary())
                .isEqualTo("error rejection badAlg");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 99, 100_001, Integer.MAX_VALUE})
    void an_iteration_count_of_PBMAC1_out_of_bounds_is_refused_before_it_costs_anything(int iterations) {
        assertThat(send(withoutMac(TestCrypto.pbMac1(oid("HMAC256"), iterations, 32)))
                        .summary())
                .isEqualTo("error rejection badAlg");
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 65, 1_000_000})
    void a_key_length_out_of_bounds_is_refused(int keyLength) {
        assertThat(send(withoutMac(TestCrypto.pbMac1(oid("HMAC256"), 1000, keyLength)))
                        .summary())
                .isEqualTo("error rejection badAlg");
    }

    /** The parameters of that maker, and no work for the client. */
    private static TestCrypto.MacMaker withoutMac(TestCrypto.MacMaker real) {
        return new TestCrypto.MacMaker() {
            @Override
            public AlgorithmIdentifier algorithm() {
                return real.algorithm();
            }

            @Override
            public byte[] mac(String secret, byte[] input) {
                return new byte[32];
            }
        };
    }

    @Test
    void SHA_1_as_one_way_function_is_refused() {
        assertThat(send(passwordBased("SHA1", "HMAC256", 500)).summary()).isEqualTo("error rejection badAlg");
    }

    @Test
    void an_empty_salt_is_refused() {
        var maker = TestCrypto.passwordBasedMac(oid("SHA256"), oid("HMAC256"), 500, 0);

        assertThat(send(maker).summary()).isEqualTo("error rejection badAlg");
    }

    @Test
    void HMAC_with_SHA_1_can_be_forbidden() {
        var strict = new MacBounds(100, 1000, false);
        var algorithm = passwordBased("SHA256", "HMAC1", 500).algorithm();

        assertThat(ProtectionAlgorithm.of(algorithm, MacBounds.DEFAULT)).isInstanceOf(PasswordBasedMac.class);
        assertThatThrownBy(() -> ProtectionAlgorithm.of(algorithm, strict)).isInstanceOf(CmpProblemException.class);
    }
}
