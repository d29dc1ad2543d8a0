package sol023.cmf.cmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Optional;
import java.util.Random;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cmp.CMPObjectIdentifiers;
import org.bouncycastle.asn1.cmp.CRLSource;
import org.bouncycastle.asn1.cmp.CRLStatus;
import org.bouncycastle.asn1.cmp.GenMsgContent;
import org.bouncycastle.asn1.cmp.InfoTypeAndValue;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.cmp.CmpRoute.Operation;

/** Changed ir, kur and genm of a trusted client, as {@link MutationTest} does with p10cr and rr: a hundred thousand with {@code -Pthorough}. */
class OptionalMessageMutationTest {

    private static final int ROUNDS = Boolean.getBoolean("thorough") ? 100_000 / 3 : 500;
    private static final long SEED = Long.getLong("mutation.seed", 20_261_124L);

    @Test
    void a_trusted_client_that_sends_nonsense_is_told_so_and_gets_no_certificate_for_another_key(@TempDir Path folder)
            throws Exception {
        try (var lab = new CmpLab(folder)) {
            var keys = TestCrypto.ecKeyPair();
            var csr = TestClient.csr("vnfc-1", keys, "SHA256withECDSA");
            lab.register(CertificateType.VNFCI, TestClient.names(csr));
            var client = new TestClient(lab.vnfm, lab.clock);
            var mutations = new Mutations(lab, lab.vnfm, csr, new Random(SEED));
            var kur = kur(lab, client, keys);
            var question = question(lab);
            var ir = CrmfBuilder.of("vnfc-1", keys).body(MessageType.IR);
            for (int i = 0; i < ROUNDS; i++) {
                mutations.sendProtected(route(Operation.INITIALIZATION), client.request(ir));
                mutations.sendProtected(route(Operation.KEYUPDATE), client.request(kur));
                mutations.sendProtected(route(Operation.GETCRLS), client.request(question));
            }
            assertThat(mutations.served()).as("the protection is right").isGreaterThan(ROUNDS / 2);
        }
    }

    private static CmpRoute route(Operation operation) {
        return new CmpRoute(CertificateType.VNFCI, Optional.of(operation));
    }

    private static PKIBody kur(CmpLab lab, TestClient client, KeyPair keys) {
        var cr = client.request(CrmfBuilder.of("vnfc-1", keys).body(MessageType.CR));
        var old = TestReply.of(lab.endpoint(CmpSettings.DEFAULT).answer(route(Operation.CERTIFICATION), cr.encode()));
        return CrmfBuilder.of("vnfc-1", keys).oldCertId(old.certificate()).body(MessageType.KUR);
    }

    private static PKIBody question(CmpLab lab) {
        var issuer = X500Name.getInstance(
                lab.authority.certificate().getSubjectX500Principal().getEncoded());
        var status = new CRLStatus(new CRLSource(null, new GeneralNames(new GeneralName(issuer))), null);
        return new PKIBody(
                PKIBody.TYPE_GEN_MSG,
                new GenMsgContent(
                        new InfoTypeAndValue(CMPObjectIdentifiers.id_it_crlStatusList, new DERSequence(status))));
    }
}
