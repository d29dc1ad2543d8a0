package sol023.cmf.cmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.cmp.RevDetails;
import org.bouncycastle.asn1.cmp.RevRepContent;
import org.bouncycastle.asn1.cmp.RevReqContent;
import org.bouncycastle.asn1.crmf.CertTemplateBuilder;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.ca.RevocationReason;

/** rr and its answer (SOL023 clause 5.3.4, RFC 9483 sections 4.2 and 5.1.3). */
class RevocationTest {

    @TempDir
    Path folder;

    private final KeyPair keys = TestCrypto.ecKeyPair();
    private CmpLab lab;
    private CmpEndpoint endpoint;
    private TestClient client;
    private X509Certificate certificate;

    @BeforeEach
    void enrol() {
        lab = new CmpLab(folder);
        endpoint = lab.endpoint(CmpSettings.DEFAULT);
        client = new TestClient(lab.vnfm, lab.clock);
        var csr = TestClient.csr("vnfc-1", keys, "SHA256withECDSA");
        lab.register(CertificateType.VNFCI, TestClient.names(csr));
        var cp = TestReply.of(
                endpoint.answer(TestClient.PKCS10, client.sol023P10cr(csr).encode()));
        certificate = cp.certificate();
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private TestReply send(RequestBuilder request) {
        return TestReply.of(endpoint.answer(TestClient.REVOCATION, request.encode()));
    }

    private Optional<RevocationReason> reason() {
        return lab.certificates.find(certificate).orElseThrow().revocation().map(revocation -> revocation.reason());
    }

    private TestClient holder() {
        var chain = List.of(certificate, lab.authority.certificate());
        return new TestClient(new TestProtection.Signature(keys.getPrivate(), chain, "SHA256withECDSA"), lab.clock);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 9, 10})
    void the_consumer_that_registered_the_subject_revokes_for_any_final_reason(int code) {
        var reply = send(client.rr(certificate, code));

        assertThat(reply.summary()).isEqualTo("rp accepted");
        assertThat(reply.httpStatus()).isEqualTo(200);
        assertThat(reason()).isEqualTo(RevocationReason.find(code));
        var revCerts = RevRepContent.getInstance(reply.message().getBody().getContent())
                .getRevCerts();
        assertThat(revCerts).hasSize(1);
        assertThat(revCerts[0].getSerialNumber().getValue()).isEqualTo(certificate.getSerialNumber());
    }

    @Test
    void the_holder_revokes_its_own_certificate_and_can_then_do_nothing_more() {
        assertThat(send(holder().rr(certificate, 4)).summary()).isEqualTo("rp accepted");
        assertThat(send(holder().rr(certificate, 4)).summary()).isEqualTo("error rejection signerNotTrusted");
    }

    @Test
    void the_holder_of_a_certificate_gets_no_other_with_it() {
        var reply = TestReply.of(endpoint.answer(
                TestClient.PKCS10, holder().p10cr(TestClient.csr("vnfc-1")).encode()));

        assertThat(reply.summary()).isEqualTo("error rejection notAuthorized");
    }

    @Test
    void another_consumer_may_not_revoke() {
        var reply = send(new TestClient(lab.vnfmB, lab.clock).rr(certificate, 1));

        assertThat(reply.summary()).isEqualTo("rp rejection notAuthorized");
        assertThat(reason()).isEmpty();
    }

    @Test
    void a_revoked_certificate_is_not_revoked_again() {
        send(client.rr(certificate, 1));

        assertThat(send(client.rr(certificate, 1)).summary()).isEqualTo("rp rejection certRevoked");
        assertThat(reason()).contains(RevocationReason.KEY_COMPROMISE);
    }

    @Test
    void an_unknown_serial_number_or_issuer_is_a_bad_certificate_id() {
        var otherSerial = TestClient.template(certificate).setSerialNumber(new ASN1Integer(4711));
        var otherIssuer = TestClient.template(certificate).setIssuer(new X500Name("CN=Other CA"));
        var negative = TestClient.template(certificate).setSerialNumber(new ASN1Integer(BigInteger.valueOf(-1)));

        for (var template : List.of(otherSerial, otherIssuer, negative)) {
            assertThat(send(client.rr(template, Optional.empty())).summary()).isEqualTo("rp rejection badCertId");
        }
    }

    @Test
    void issuer_and_serial_number_are_both_required() {
        var onlySerial = new CertTemplateBuilder().setSerialNumber(new ASN1Integer(certificate.getSerialNumber()));
        var onlyIssuer = new CertTemplateBuilder()
                .setIssuer(X500Name.getInstance(
                        certificate.getIssuerX500Principal().getEncoded()));

        assertThat(send(client.rr(onlySerial, Optional.empty())).summary()).isEqualTo("rp rejection badCertTemplate");
        assertThat(send(client.rr(onlyIssuer, Optional.empty())).summary()).isEqualTo("rp rejection badCertTemplate");
    }

    @Test
    void more_of_the_certificate_may_be_said_if_it_is_true() {
        var right = TestClient.template(certificate)
                .setSubject(X500Name.getInstance(
                        certificate.getSubjectX500Principal().getEncoded()));
        var wrong = TestClient.template(certificate).setSubject(new X500Name("CN=somebody else"));

        assertThat(send(client.rr(wrong, Optional.empty())).summary()).isEqualTo("rp rejection badCertId");
        assertThat(send(client.rr(right, Optional.empty())).summary()).isEqualTo("rp accepted");
    }

    @Test
    void no_crlEntryDetails_mean_no_particular_reason() {
        assertThat(send(client.rr(TestClient.template(certificate), Optional.empty()))
                        .summary())
                .isEqualTo("rp accepted");
        assertThat(reason()).contains(RevocationReason.UNSPECIFIED);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 6, 7, 8, 11, 1_000_000})
    void a_reason_that_is_unknown_or_not_final_is_a_bad_request(int code) {
        assertThat(send(client.rr(certificate, code)).summary()).isEqualTo("rp rejection badRequest");
        assertThat(reason()).isEmpty();
    }

    @Test
    void crlEntryDetails_have_a_reasonCode() throws IOException {
        var other = new Extensions(new Extension(Extension.invalidityDate, false, new byte[] {5, 0}));
        var noNumber = new Extensions(new Extension(Extension.reasonCode, false, new ASN1Integer(1).getEncoded()));

        assertThat(send(client.rr(TestClient.template(certificate), Optional.of(other)))
                        .summary())
                .isEqualTo("rp rejection badRequest");
        assertThat(send(client.rr(TestClient.template(certificate), Optional.of(noNumber)))
                        .summary())
                .isEqualTo("rp rejection badDataFormat");
    }

    @Test
    void several_certificates_at_once_get_one_rejection_each() {
        var details = new RevDetails(TestClient.template(certificate).build());
        var body = new PKIBody(PKIBody.TYPE_REVOCATION_REQ, new RevReqContent(new RevDetails[] {details, details}));

        var reply = send(client.request(body));

        assertThat(reply.summary()).isEqualTo("rp rejection badRequest");
        assertThat(RevRepContent.getInstance(reply.message().getBody().getContent())
                        .getStatus())
                .hasSize(2);
    }

    @Test
    void several_certificates_are_revoked_one_by_one_where_that_is_allowed() {
        endpoint = lab.endpoint(settings(false, 3));
        var other = TestReply.of(lab.endpoint(CmpSettings.DEFAULT)
                        .answer(
                                TestClient.PKCS10,
                                client.p10cr(TestClient.csr("vnfc-1"))
                                        .info(TestClient.implicitConfirm())
                                        .encode()))
                .certificate();
        var unknown = new RevDetails(TestClient.template(certificate)
                .setSerialNumber(new ASN1Integer(4711))
                .build());

        var octets = client.request(rr(details(certificate), unknown, details(other)))
                .encode();
        var reply = TestReply.of(endpoint.answer(TestClient.REVOCATION, octets));

        assertThat(statuses(reply)).containsExactly(0, 2, 0);
        assertThat(lab.countRevoked()).isEqualTo(2);
        assertThat(TestReply.of(endpoint.answer(TestClient.REVOCATION, octets)).summary())
                .isEqualTo("error rejection transactionIdInUse");
    }

    @Test
    void more_certificates_than_are_allowed_are_all_refused() {
        endpoint = lab.endpoint(settings(false, 2));
        var details = details(certificate);

        assertThat(statuses(send(client.request(rr(details, details, details)))))
                .containsExactly(2, 2, 2);
        assertThat(statuses(send(client.request(rr(details, details)))))
                .as("the second time it is revoked already")
                .containsExactly(0, 2);
    }

    private static RevDetails details(X509Certificate certificate) {
        return new RevDetails(TestClient.template(certificate).build());
    }

    private static PKIBody rr(RevDetails... details) {
        return new PKIBody(PKIBody.TYPE_REVOCATION_REQ, new RevReqContent(details));
    }

    private static List<Integer> statuses(TestReply reply) {
        return Stream.of(RevRepContent.getInstance(reply.message().getBody().getContent())
                        .getStatus())
                .map(status -> status.getStatus().intValue())
                .toList();
    }

    @Test
    void the_path_of_the_other_type_does_not_know_the_certificate() {
        var oam = new CmpRoute(CertificateType.VNF_OAM, Optional.of(CmpRoute.Operation.REVOCATION));

        var reply = TestReply.of(endpoint.answer(oam, client.rr(certificate, 1).encode()));

        assertThat(reply.summary()).isEqualTo("rp rejection badCertId");
    }

    @Test
    void a_MAC_revokes_only_where_that_is_allowed() {
        var maker = TestCrypto.pbMac1(PKCSObjectIdentifiers.id_hmacWithSHA256, 1000, 32);
        var mac = new TestClient(new TestProtection.Mac("vnfm-1", CmpLab.SECRET, maker), lab.clock);

        assertThat(send(mac.rr(certificate, 1)).summary()).isEqualTo("error rejection wrongIntegrity");

        endpoint = lab.endpoint(settings(true, 1));
        assertThat(send(mac.rr(certificate, 1)).summary()).isEqualTo("rp accepted");
    }

    @Test
    void the_same_octets_revoke_once() {
        var octets = client.rr(certificate, 1).encode();
        endpoint.answer(TestClient.REVOCATION, octets);

        assertThat(TestReply.of(endpoint.answer(TestClient.REVOCATION, octets)).summary())
                .isEqualTo("error rejection transactionIdInUse");
    }

    private static CmpSettings settings(boolean allowMac, int maxRevocations) {
        var standard = CmpSettings.DEFAULT;
        return new CmpSettings(
                standard.dialect(),
                standard.certReqId(),
                standard.lenientCertReqId(),
                standard.alwaysCaPubs(),
                allowMac,
                maxRevocations,
                standard.messages(),
                standard.onMissingConfirmation(),
                standard.messageTimeWindow(),
                standard.confirmWaitTime(),
                standard.maxUnconfirmed(),
                standard.transactionsKept(),
                standard.maxBodyOctets(),
                standard.macBounds(),
                standard.certTypeOid(),
                standard.handlingOid());
    }
}
