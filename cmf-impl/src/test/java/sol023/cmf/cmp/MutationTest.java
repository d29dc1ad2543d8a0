package sol023.cmf.cmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sol023.cmf.ca.CertificateType;

/** Several hundred random changes of a valid p10cr; {@link CmpMutationIT} makes ten thousand. */
class MutationTest {

    private static final int ROUNDS = 400;
    private static final long SEED = 20_261_123;

    @TempDir
    static Path folder;

    private static CmpLab lab;

    @BeforeAll
    static void start() {
        lab = new CmpLab(folder);
        lab.register(CertificateType.VNFCI, TestClient.names(TestClient.csr("vnfc-1")));
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @Test
    void changed_octets_of_a_signed_request_get_no_certificate() throws Exception {
        var mutations = new Mutations(lab, lab.vnfm, TestClient.csr("vnfc-1"), new Random(SEED));
        for (int i = 0; i < ROUNDS; i++) {
            mutations.sendWithOtherOctets();
        }
    }

    @Test
    void changed_structures_of_a_signed_request_get_no_certificate_but_for_harmless_ones_in_extraCerts()
            throws Exception {
        var mutations = new Mutations(lab, lab.vnfm, TestClient.csr("vnfc-1"), new Random(SEED));
        for (int i = 0; i < ROUNDS; i++) {
            mutations.sendWithOtherStructure();
        }
        assertThat(mutations.granted())
                .as("some change of extraCerts is harmless")
                .isPositive();
    }

    @Test
    void changed_structures_of_a_request_with_MAC_get_no_certificate() throws Exception {
        var maker = TestCrypto.pbMac1(PKCSObjectIdentifiers.id_hmacWithSHA256, 100, 32);
        var mac = new TestProtection.Mac("vnfm-1", CmpLab.SECRET, maker);
        var mutations = new Mutations(lab, mac, TestClient.csr("vnfc-1"), new Random(SEED));
        for (int i = 0; i < ROUNDS; i++) {
            mutations.sendWithOtherStructure();
        }
        assertThat(mutations.granted()).isZero();
    }

    @Test
    void a_trusted_client_that_sends_nonsense_is_told_so() throws Exception {
        var csr = TestClient.csr("vnfc-1");
        var client = new TestClient(lab.vnfm, lab.clock);
        var mutations = new Mutations(lab, lab.vnfm, csr, new Random(SEED));
        var certificate = lab.authority.certificate();
        var template = TestClient.template(certificate)
                .setSubject(X500Name.getInstance(
                        certificate.getSubjectX500Principal().getEncoded()));
        for (int i = 0; i < ROUNDS; i++) {
            mutations.sendProtected(TestClient.PKCS10, client.sol023P10cr(csr));
            mutations.sendProtected(TestClient.REVOCATION, client.rr(template, Optional.of(TestClient.reasonCode(1))));
        }
        assertThat(mutations.served()).as("the protection is right").isGreaterThan(ROUNDS / 2);
    }
}
