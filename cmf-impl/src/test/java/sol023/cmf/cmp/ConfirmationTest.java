package sol023.cmf.cmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.cmp.CertStatus;
import org.bouncycastle.asn1.cmp.ErrorMsgContent;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIFreeText;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sol023.cmf.ca.CertificateId;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.certificate.CertificateState;

/** certConf and its answer (RFC 9483 section 4.1.1, RFC 9810 section 5.3.18). */
class ConfirmationTest {

    private static final BigInteger MINUS_ONE = BigInteger.ONE.negate();

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
        lab.register(CertificateType.VNFCI, TestClient.names(TestClient.csr("vnfc-1")));
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private TestReply send(RequestBuilder request) {
        return TestReply.of(endpoint.answer(TestClient.PKCS10, request.encode()));
    }

    private TestReply enrol() {
        return send(client.p10cr(TestClient.csr("vnfc-1")));
    }

    private CertificateState stateOf(TestReply cp) {
        return lab.certificates.find(cp.certificate()).orElseThrow().stateAt(lab.clock.instant());
    }

    private static byte[] hash(String algorithm, X509Certificate certificate) throws Exception {
        return MessageDigest.getInstance(algorithm).digest(certificate.getEncoded());
    }

    @Test
    void a_confirmation_is_answered_with_pkiconf_and_ends_the_transaction() {
        var cp = enrol();

        assertThat(send(client.certConf(cp)).summary()).isEqualTo("pkiconf");
        assertThat(stateOf(cp)).isEqualTo(CertificateState.ACCEPTED);
        assertThat(send(client.certConf(cp)).summary()).isEqualTo("error rejection certConfirmed");
    }

    @Test
    void a_confirmation_may_come_without_extraCerts_and_to_another_node() {
        var cp = enrol();
        var otherNode = lab.endpoint(CmpSettings.DEFAULT);
        var request = client.certConf(cp).extraCerts(List.of());

        var reply = TestReply.of(otherNode.answer(TestClient.PKCS10, request.encode()));

        assertThat(reply.summary()).isEqualTo("pkiconf");
    }

    @Test
    void a_confirmation_in_the_sol023_dialect_is_not_needed_but_answered() {
        var cp = send(client.sol023P10cr(TestClient.csr("vnfc-1")));

        var reply = send(client.certConf(cp));

        assertThat(reply.summary()).isEqualTo("pkiconf");
        assertThat(reply.httpStatus()).isEqualTo(200);
    }

    @Test
    void a_rejection_is_answered_with_pkiconf_and_the_certificate_is_revoked() {
        var cp = enrol();

        assertThat(send(client.certConf(cp, TestClient.rejected(cp))).summary()).isEqualTo("pkiconf");
        assertThat(stateOf(cp)).isEqualTo(CertificateState.REVOKED);
        assertThat(send(client.certConf(cp)).summary()).isEqualTo("error rejection certConfirmed");
    }

    @Test
    void no_entry_at_all_rejects_the_certificate() {
        var cp = enrol();

        assertThat(send(client.certConf(cp, new CertStatus[0])).summary()).isEqualTo("pkiconf");
        assertThat(stateOf(cp)).isEqualTo(CertificateState.REVOKED);
    }

    @Test
    void another_hash_confirms_nothing_and_ends_the_transaction() {
        var cp = enrol();

        var reply = send(client.certConf(cp, new CertStatus(new byte[32], MINUS_ONE)));

        assertThat(reply.summary()).isEqualTo("error rejection badCertId");
        assertThat(send(client.certConf(cp)).summary()).isEqualTo("error rejection badRequest");
    }

    @Test
    void another_certReqId_is_a_bad_request_unless_it_is_tolerated() throws Exception {
        var cp = enrol();
        var zero = new CertStatus(hash("SHA-256", cp.certificate()), BigInteger.ZERO);

        assertThat(send(client.certConf(cp, zero)).summary()).isEqualTo("error rejection badRequest");

        endpoint = lab.endpoint(settings(true, CmpSettings.Unconfirmed.KEEP));
        var second = enrol();
        var tolerated = new CertStatus(hash("SHA-256", second.certificate()), BigInteger.ZERO);
        assertThat(send(client.certConf(second, tolerated)).summary()).isEqualTo("pkiconf");
    }

    @Test
    void two_entries_are_a_bad_request() throws Exception {
        var cp = enrol();
        var entry = new CertStatus(hash("SHA-256", cp.certificate()), MINUS_ONE);

        assertThat(send(client.certConf(cp, entry, entry)).summary()).isEqualTo("error rejection badRequest");
    }

    @Test
    void accepted_with_failInfo_is_a_bad_request() throws Exception {
        var cp = enrol();
        var contradiction = new PKIStatusInfo(
                PKIStatus.granted, new PKIFreeText("fine"), new PKIFailureInfo(PKIFailureInfo.badAlg));
        var entry = new CertStatus(hash("SHA-256", cp.certificate()), MINUS_ONE, contradiction);

        assertThat(send(client.certConf(cp, entry)).summary()).isEqualTo("error rejection badRequest");
    }

    @Test
    void another_hash_algorithm_is_for_version_3() throws Exception {
        var sha512 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha512);
        var cp = enrol();
        var entry = new CertStatus(hash("SHA-512", cp.certificate()), MINUS_ONE, null, sha512);
        assertThat(send(client.certConf(cp, entry).pvno(3)).summary()).isEqualTo("pkiconf");

        var second = enrol();
        var inVersion2 = new CertStatus(hash("SHA-512", second.certificate()), MINUS_ONE, null, sha512);
        assertThat(send(client.certConf(second, inVersion2)).summary()).isEqualTo("error rejection badRequest");
    }

    @Test
    void after_implicit_confirmation_there_is_nothing_to_confirm() {
        var cp = send(client.p10cr(TestClient.csr("vnfc-1")).info(TestClient.implicitConfirm()));

        assertThat(send(client.certConf(cp)).summary()).isEqualTo("error rejection badRequest");
        assertThat(stateOf(cp)).isEqualTo(CertificateState.ACCEPTED);
    }

    @Test
    void an_unknown_transaction_cannot_be_confirmed() {
        var cp = enrol();

        var reply = send(client.certConf(cp).transactionId(TestCrypto.random(16)));

        assertThat(reply.summary()).isEqualTo("error rejection badRequest");
    }

    @Test
    void a_wrong_or_missing_recipNonce_is_refused_and_changes_nothing() {
        var cp = enrol();

        assertThat(send(client.certConf(cp).recipNonce(TestCrypto.random(16))).summary())
                .isEqualTo("error rejection badRecipientNonce");
        assertThat(send(client.certConf(cp).recipNonce(null)).summary()).isEqualTo("error rejection badRecipientNonce");
        assertThat(send(client.certConf(cp)).summary()).isEqualTo("pkiconf");
    }

    @Test
    void another_consumer_cannot_confirm() {
        var cp = enrol();

        var reply = send(new TestClient(lab.vnfmB, lab.clock).certConf(cp));

        assertThat(reply.summary()).isEqualTo("error rejection notAuthorized");
        assertThat(send(client.certConf(cp)).summary()).isEqualTo("pkiconf");
    }

    @Test
    void a_MAC_cannot_confirm_what_was_signed_for() {
        var cp = enrol();
        var maker = TestCrypto.pbMac1(PKCSObjectIdentifiers.id_hmacWithSHA256, 1000, 32);

        var reply =
                send(new TestClient(new TestProtection.Mac("vnfm-1", CmpLab.SECRET, maker), lab.clock).certConf(cp));

        assertThat(reply.summary()).isEqualTo("error rejection wrongIntegrity");
    }

    @Test
    void a_confirmation_belongs_to_the_path_of_its_request() {
        var cp = enrol();
        var oam = new CmpRoute(CertificateType.VNF_OAM, Optional.of(CmpRoute.Operation.PKCS10));

        var elsewhere = TestReply.of(endpoint.answer(oam, client.certConf(cp).encode()));
        var revocation = TestReply.of(
                endpoint.answer(TestClient.REVOCATION, client.certConf(cp).encode()));

        assertThat(elsewhere.summary()).isEqualTo("error rejection badRequest");
        assertThat(revocation.summary()).isEqualTo("error rejection badRequest");
    }

    @Test
    void a_confirmation_is_too_late_at_the_very_moment_the_wait_ends() {
        var cp = enrol();
        lab.clock.advance(CmpSettings.DEFAULT.confirmWaitTime());

        assertThat(send(client.certConf(cp)).summary()).isEqualTo("error rejection badRequest");
    }

    @Test
    void a_missing_confirmation_keeps_or_revokes_the_certificate_as_configured() {
        var kept = enrol();
        lab.clock.advance(Duration.ofMinutes(11));
        endpoint.sweep();
        assertThat(stateOf(kept)).isEqualTo(CertificateState.ACCEPTED);

        endpoint = lab.endpoint(settings(false, CmpSettings.Unconfirmed.REVOKE));
        var revoked = enrol();
        endpoint.sweep();
        assertThat(stateOf(revoked)).isEqualTo(CertificateState.ACCEPTED);
        lab.clock.advance(Duration.ofMinutes(11));
        endpoint.sweep();
        assertThat(stateOf(revoked)).isEqualTo(CertificateState.REVOKED);
    }

    @Test
    void a_client_that_sends_an_error_gives_its_transaction_up() {
        var cp = enrol();
        var error = new PKIBody(PKIBody.TYPE_ERROR, new ErrorMsgContent(new PKIStatusInfo(PKIStatus.rejection)));

        assertThat(send(client.continued(cp, error)).summary()).isEqualTo("pkiconf");
        assertThat(send(client.certConf(cp)).summary()).isEqualTo("error rejection badRequest");
        assertThat(send(client.request(error)).summary()).isEqualTo("error rejection badRequest");
    }

    @Test
    void all_that_is_overdue_ends_with_one_sweep_however_much_it_is() {
        var store = new TransactionStore(lab.database);
        var until = lab.clock.instant();
        var state = new Transaction.State.AwaitingConfirmation(
                CertificateId.find(enrol().certificate()).orElseThrow(),
                MINUS_ONE,
                SentNonces.of(Octets.of(new byte[16])),
                Optional.of(until));
        for (int i = 0; i < 250; i++) {
            store.open(new Transaction(
                    new TransactionId("overdue-" + i),
                    new Credential(ProtectionKind.SIGNATURE, "ab12"),
                    MessageType.P10CR,
                    CertificateType.VNFCI,
                    Rfc9483Dialect.NAME,
                    until,
                    state));
        }

        endpoint.sweep();

        assertThat(store.overdue(until, 1)).isEmpty();
        assertThat(store.find(new TransactionId("overdue-249")).map(Transaction::state))
                .contains(new Transaction.State.Closed(Transaction.End.EXPIRED, Optional.of(state.certificate())));
    }

    @Test
    void only_so_many_certificates_of_one_sender_wait_for_their_confirmation() {
        endpoint = lab.endpoint(settings(false, CmpSettings.Unconfirmed.KEEP, 2));
        var first = enrol();
        enrol();

        assertThat(enrol().summary()).isEqualTo("error rejection systemUnavail");
        assertThat(lab.countCertificates()).isEqualTo(2);
        assertThat(send(client.p10cr(TestClient.csr("vnfc-1")).info(TestClient.implicitConfirm()))
                        .summary())
                .isEqualTo("cp accepted");
        assertThat(send(client.sol023P10cr(TestClient.csr("vnfc-1"))).summary()).isEqualTo("cp accepted");

        assertThat(send(client.certConf(first)).summary()).isEqualTo("pkiconf");
        assertThat(enrol().summary()).isEqualTo("cp accepted");
        lab.clock.advance(CmpSettings.DEFAULT.confirmWaitTime());
        assertThat(enrol().summary()).isEqualTo("cp accepted");
    }

    static CmpSettings settings(boolean lenient, CmpSettings.Unconfirmed unconfirmed) {
        return settings(lenient, unconfirmed, CmpSettings.DEFAULT.maxUnconfirmed());
    }

    private static CmpSettings settings(boolean lenient, CmpSettings.Unconfirmed unconfirmed, int maxUnconfirmed) {
        var standard = CmpSettings.DEFAULT;
        return new CmpSettings(
                standard.dialect(),
                standard.certReqId(),
                lenient,
                standard.alwaysCaPubs(),
                standard.allowMacRevocation(),
                standard.maxRevocations(),
                standard.messages(),
                unconfirmed,
                standard.messageTimeWindow(),
                standard.confirmWaitTime(),
                maxUnconfirmed,
                standard.transactionsKept(),
                standard.maxBodyOctets(),
                standard.macBounds(),
                standard.certTypeOid(),
                standard.handlingOid());
    }
}
