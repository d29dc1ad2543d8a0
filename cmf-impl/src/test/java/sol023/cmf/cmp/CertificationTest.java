package sol023.cmf.cmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyPair;
import org.bouncycastle.asn1.cmp.CMPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sol023.cmf.ca.CertificateType;

/** p10cr and its answer, in both dialects (SOL023 clause 5.3.3, RFC 9483 section 4.1.4). */
class CertificationTest {

    @TempDir
    Path folder;

    private CmpLab lab;
    private CmpEndpoint endpoint;
    private TestClient client;

    @BeforeEach
    void start() {
        lab = new CmpLab(folder);
        endpoint = lab.endpoint(CmpSettings.DEFAULT);
        client = new TestClient(lab.vnfm, lab.clock);
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private TestReply send(RequestBuilder request) {
        return TestReply.of(endpoint.answer(TestClient.PKCS10, request.encode()));
    }

    @Test
    void a_registered_subject_gets_a_certificate_with_the_key_of_its_request() throws Exception {
        var csr = TestClient.csr("vnfc-42");
        lab.register(CertificateType.VNFCI, TestClient.names(csr));

        var reply = send(client.sol023P10cr(csr));

        assertThat(reply.summary()).isEqualTo("cp accepted");
        assertThat(reply.certificate().getPublicKey().getEncoded())
                .isEqualTo(csr.getSubjectPublicKeyInfo().getEncoded());
        assertThat(lab.countCertificates()).isEqualTo(1);
    }

    @Test
    void the_sol023_dialect_answers_201_with_certReqId_0_the_root_in_caPubs_and_no_confirmWaitTime() {
        var csr = TestClient.csr("vnfc-42");
        lab.register(CertificateType.VNFCI, TestClient.names(csr));

        var reply = send(client.sol023P10cr(csr));

        assertThat(reply.httpStatus()).isEqualTo(201);
        assertThat(reply.response().getCertReqId().intValueExact()).isZero();
        assertThat(reply.caPubs()).hasSize(1);
        assertThat(reply.infoTypes()).isEmpty();
    }

    @Test
    void the_rfc9483_dialect_answers_200_with_certReqId_minus_1_no_caPubs_and_a_confirmWaitTime() {
        var csr = TestClient.csr("vnfc-42");
        lab.register(CertificateType.VNFCI, TestClient.names(csr));

        var reply = send(client.p10cr(csr));

        assertThat(reply.summary()).isEqualTo("cp accepted");
        assertThat(reply.httpStatus()).isEqualTo(200);
        assertThat(reply.response().getCertReqId().intValueExact()).isEqualTo(-1);
        assertThat(reply.caPubs()).isNullOrEmpty();
        assertThat(reply.infoTypes()).containsExactly(CMPObjectIdentifiers.it_confirmWaitTime);
    }

    @Test
    void implicit_confirmation_is_granted_to_who_asks_for_it() {
        var csr = TestClient.csr("vnfc-42");
        lab.register(CertificateType.VNFCI, TestClient.names(csr));

        var reply = send(client.p10cr(csr).info(TestClient.implicitConfirm()));

        assertThat(reply.infoTypes()).containsExactly(CMPObjectIdentifiers.it_implicitConfirm);
    }

    @Test
    void the_answer_repeats_what_the_request_has_and_is_signed_with_its_chain() {
        var csr = TestClient.csr("vnfc-42");
        lab.register(CertificateType.VNFCI, TestClient.names(csr));
        var id = TestCrypto.random(16);
        var nonce = TestCrypto.random(32);

        var reply = send(client.p10cr(csr).transactionId(id).senderNonce(nonce));

        var own = lab.authority.cmpCredential();
        assertThat(reply.header().getTransactionID().getOctets()).isEqualTo(id);
        assertThat(reply.header().getRecipNonce().getOctets()).isEqualTo(nonce);
        assertThat(reply.header().getSenderNonce().getOctets()).hasSize(16);
        assertThat(reply.header().getRecipient()).isEqualTo(lab.vnfm.sender());
        assertThat(reply.header().getSender())
                .isEqualTo(new GeneralName(X500Name.getInstance(
                        own.certificate().getSubjectX500Principal().getEncoded())));
        assertThat(reply.header().getSenderKID().getOctets())
                .isEqualTo(SubjectKeyIdentifiers.find(own.certificate())
                        .orElseThrow()
                        .toArray());
        assertThat(reply.header().getMessageTime()).isNotNull();
        assertThat(reply.header().getPvno().intValueExact()).isEqualTo(2);
        assertThat(reply.isSignedBy(own.certificate())).isTrue();
        assertThat(reply.extraCerts().get(0)).isEqualTo(own.certificate());
        assertThat(reply.extraCerts()).contains(lab.authority.certificate()).doesNotContain(lab.authority.root());
        assertThat(reply.extraCerts()).doesNotHaveDuplicates();
    }

    @Test
    void a_request_of_version_3_is_answered_in_version_3() {
        var csr = TestClient.csr("vnfc-42");
        lab.register(CertificateType.VNFCI, TestClient.names(csr));

        var reply = send(client.p10cr(csr).pvno(3));

        assertThat(reply.summary()).isEqualTo("cp accepted");
        assertThat(reply.header().getPvno().intValueExact()).isEqualTo(3);
    }

    @Test
    void names_that_nobody_registered_are_not_authorized() {
        var reply = send(client.sol023P10cr(TestClient.csr("vnfc-42")));

        assertThat(reply.summary()).isEqualTo("cp rejection notAuthorized");
        assertThat(reply.httpStatus()).isEqualTo(200);
        assertThat(reply.response().getCertifiedKeyPair()).isNull();
        assertThat(reply.statusString()).contains("registered");
    }

    @Test
    void names_that_are_registered_for_the_other_type_are_not_authorized() {
        var csr = TestClient.csr("vnfc-42");
        lab.register(CertificateType.VNF_OAM, TestClient.names(csr));

        assertThat(send(client.p10cr(csr)).summary()).isEqualTo("cp rejection notAuthorized");
    }

    @Test
    void names_that_another_consumer_registered_are_not_authorized() {
        var csr = TestClient.csr("vnfc-42");
        lab.register(CertificateType.VNFCI, TestClient.names(csr));

        var reply = send(new TestClient(lab.vnfmB, lab.clock).p10cr(csr));

        assertThat(reply.summary()).isEqualTo("cp rejection notAuthorized");
    }

    @Test
    void a_request_that_another_key_signed_proves_nothing() {
        var keys = TestCrypto.ecKeyPair();
        var mixed = new KeyPair(TestCrypto.ecKeyPair().getPublic(), keys.getPrivate());
        var csr = TestClient.csr("vnfc-42", mixed, "SHA256withECDSA");
        lab.register(CertificateType.VNFCI, TestClient.names(csr));

        assertThat(send(client.p10cr(csr)).summary()).isEqualTo("cp rejection badPOP");
    }

    @Test
    void the_same_octets_never_give_a_second_certificate() {
        var csr = TestClient.csr("vnfc-42");
        lab.register(CertificateType.VNFCI, TestClient.names(csr));
        var octets = client.p10cr(csr).encode();
        endpoint.answer(TestClient.PKCS10, octets);

        var again = TestReply.of(endpoint.answer(TestClient.PKCS10, octets));

        assertThat(again.summary()).isEqualTo("error rejection transactionIdInUse");
        assertThat(lab.countCertificates()).isEqualTo(1);
    }

    @Test
    void a_refused_request_stays_refused_when_it_comes_again() {
        var csr = TestClient.csr("vnfc-42");
        var octets = client.p10cr(csr).encode();
        endpoint.answer(TestClient.PKCS10, octets);
        lab.register(CertificateType.VNFCI, TestClient.names(csr));

        var again = TestReply.of(endpoint.answer(TestClient.PKCS10, octets));

        assertThat(again.summary()).isEqualTo("error rejection transactionIdInUse");
        assertThat(lab.countCertificates()).isZero();
    }
}
