package sol023.cmf.cmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cmp.CMPObjectIdentifiers;
import org.bouncycastle.asn1.cmp.ErrorMsgContent;
import org.bouncycastle.asn1.cmp.InfoTypeAndValue;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sol023.cmf.audit.AuditEvent;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.certificate.CertificateRequest;
import sol023.cmf.certificate.CertificateState;

/** Requests that wait, and polling for them (RFC 9483 section 4.4, SOL023 clauses 5.3.3 and 5.3.6). */
class PollingTest {

    private static final Duration LITTLE = Duration.ofSeconds(1);

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

    private PKCS10CertificationRequest registered(String name) {
        var csr = TestClient.csr(name);
        lab.register(CertificateType.VNFCI, TestClient.names(csr));
        return csr;
    }

    private TestReply enrol(String name) {
        return send(client.p10cr(registered(name)));
    }

    private CertificateRequest waitingRequest() {
        return lab.requests.waiting(Optional.empty(), 10).get(0);
    }

    private TestClient knowsSecret() {
        var maker = TestCrypto.pbMac1(PKCSObjectIdentifiers.id_hmacWithSHA256, 1000, 32);
        return new TestClient(new TestProtection.Mac("vnfm-1", CmpLab.SECRET, maker), lab.clock);
    }

    @Test
    void a_request_that_waits_is_told_so_without_a_certificate_and_without_failInfo() {
        var cp = enrol("a.slow");

        assertThat(cp.summary()).isEqualTo("cp waiting");
        assertThat(cp.httpStatus()).isEqualTo(200);
        assertThat(cp.certReqId()).isEqualTo(-1);
        assertThat(cp.response().getCertifiedKeyPair()).isNull();
        assertThat(cp.infoTypes()).isEmpty();
        assertThat(cp.isSignedBy(lab.authority.cmpCredential().certificate())).isTrue();
        assertThat(lab.countCertificates()).isZero();
    }

    @Test
    void in_the_sol023_dialect_202_says_that_it_waits_and_200_gives_every_answer_to_a_poll() {
        var cp = send(client.sol023P10cr(registered("a.slow")));
        assertThat(cp.summary()).isEqualTo("cp waiting");
        assertThat(cp.httpStatus()).isEqualTo(202);
        assertThat(cp.certReqId()).isZero();

        var pollRep = send(client.pollReq(cp));
        assertThat(pollRep.type()).isEqualTo(MessageType.POLL_REP);
        assertThat(pollRep.httpStatus()).isEqualTo(200);
        assertThat(pollRep.certReqId()).isZero();

        lab.clock.advance(CmpLab.DELAY);
        var granted = send(client.pollReq(pollRep));
        assertThat(granted.summary()).isEqualTo("cp accepted");
        assertThat(granted.httpStatus()).isEqualTo(200);
        assertThat(granted.certReqId()).isZero();
        assertThat(granted.caPubs()).hasSize(1);
    }

    @Test
    void checkAfter_counts_down_to_the_decision_and_polling_too_early_does_no_harm() {
        var cp = enrol("a.slow");

        var first = send(client.pollReq(cp));
        lab.clock.advance(LITTLE);
        var second = send(client.pollReq(first));
        lab.clock.advance(CmpLab.DELAY.minus(LITTLE));
        var last = send(client.pollReq(second));

        assertThat(first.checkAfter()).isEqualTo(5);
        assertThat(second.checkAfter()).isEqualTo(4);
        assertThat(last.summary()).isEqualTo("cp accepted");
        assertThat(send(client.certConf(last)).summary()).isEqualTo("pkiconf");
    }

    @Test
    void who_waits_for_a_person_is_told_to_ask_the_more_seldom_the_longer_it_takes() {
        var cp = enrol("a.manual");

        var soon = send(client.pollReq(cp));
        lab.clock.advance(Duration.ofSeconds(80));
        var later = send(client.pollReq(soon));
        lab.clock.advance(Duration.ofDays(2));
        var muchLater = send(client.pollReq(later));

        assertThat(List.of(soon.checkAfter(), later.checkAfter(), muchLater.checkAfter()))
                .containsExactly(2, 20, 300);
    }

    @Test
    void the_operator_grants_and_the_next_poll_gives_the_certificate() {
        var cp = enrol("a.manual");
        var pollRep = send(client.pollReq(cp));

        lab.requests.approve(waitingRequest(), "operator");
        var granted = send(client.pollReq(pollRep));

        assertThat(granted.summary()).isEqualTo("cp accepted");
        assertThat(granted.extraCerts()).containsAll(lab.authority.chain());
        assertThat(granted.infoTypes()).containsExactly(CMPObjectIdentifiers.it_confirmWaitTime);
        assertThat(lab.certificates.find(granted.certificate())).isPresent();
        assertThat(lab.audited)
                .extracting(event -> event.who() + " " + event.action().text())
                .containsSubsequence(
                        "vnfm certificate.request", "operator certificate.approve", "vnfm certificate.issue");
    }

    @Test
    void the_operator_refuses_and_the_next_poll_says_why_as_often_as_it_is_asked() {
        var cp = enrol("a.manual");

        lab.requests.deny(waitingRequest(), "operator", "Not this week.");
        var refused = send(client.pollReq(cp));
        var again = send(client.pollReq(cp));

        assertThat(refused.summary()).isEqualTo("cp rejection badRequest");
        assertThat(refused.statusString()).isEqualTo("Not this week.");
        assertThat(refused.certReqId()).isEqualTo(-1);
        assertThat(again.summary()).isEqualTo("cp rejection badRequest");
        assertThat(lab.audited)
                .filteredOn(event -> event.action() == AuditEvent.Action.CERTIFICATE_DENY)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.who()).isEqualTo("operator");
                    assertThat(event.details()).containsEntry("reason", "Not this week.");
                });
        assertThat(lab.countCertificates()).isZero();
    }

    @Test
    void a_denial_after_a_delay_is_a_rejection() {
        var cp = enrol("a.denied");
        lab.clock.advance(CmpLab.DELAY);

        assertThat(send(client.pollReq(cp)).summary()).isEqualTo("cp rejection badRequest");
    }

    @Test
    void implicit_confirmation_is_granted_with_the_certificate_only_and_ends_the_transaction() {
        var cp = send(client.p10cr(registered("a.slow")).info(TestClient.implicitConfirm()));
        var pollRep = send(client.pollReq(cp));
        lab.clock.advance(CmpLab.DELAY);
        var granted = send(client.pollReq(pollRep));

        assertThat(cp.infoTypes()).isEmpty();
        assertThat(pollRep.infoTypes()).isEmpty();
        assertThat(granted.infoTypes()).containsExactly(CMPObjectIdentifiers.it_implicitConfirm);
        assertThat(send(client.certConf(granted)).summary()).isEqualTo("error rejection badRequest");
    }

    @Test
    void implicitConfirm_that_is_not_NULL_is_refused_before_anything_waits() {
        var wrong = new InfoTypeAndValue(CMPObjectIdentifiers.it_implicitConfirm, new ASN1Integer(1));

        assertThat(send(client.p10cr(registered("a.slow")).info(wrong)).summary())
                .isEqualTo("error rejection badRequest");
        assertThat(lab.requests.waiting(Optional.empty(), 10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_final_answer_that_was_lost_is_given_again_with_the_same_certificate(boolean implicit) {
        var csr = registered("a.slow");
        var cp = send(implicit ? client.p10cr(csr).info(TestClient.implicitConfirm()) : client.p10cr(csr));
        lab.clock.advance(CmpLab.DELAY);

        var lost = send(client.pollReq(cp));
        var lostToo = send(client.pollReq(cp));
        var got = send(client.pollReq(cp));

        assertThat(List.of(lost, lostToo, got)).extracting(TestReply::summary).containsOnly("cp accepted");
        assertThat(got.certificate()).isEqualTo(lost.certificate());
        assertThat(got.header().getSenderNonce()).isNotEqualTo(lost.header().getSenderNonce());
        assertThat(lab.countCertificates()).isEqualTo(1);
        if (!implicit) {
            assertThat(send(client.certConf(got)).summary()).isEqualTo("pkiconf");
            assertThat(send(client.pollReq(got)).summary()).isEqualTo("error rejection badRequest");
        }
    }

    @Test
    void a_final_answer_that_was_given_twice_may_be_confirmed_by_either_nonce() {
        var cp = enrol("a.slow");
        lab.clock.advance(CmpLab.DELAY);
        var first = send(client.pollReq(cp));
        send(client.pollReq(cp));

        assertThat(send(client.certConf(first)).summary()).isEqualTo("pkiconf");
    }

    @Test
    void answers_that_were_lost_do_not_end_the_polling_but_an_old_message_sent_again_has_no_effect() {
        var cp = enrol("a.manual");
        for (int i = 0; i < 20; i++) {
            assertThat(send(client.pollReq(cp)).summary()).isEqualTo("pollRep");
        }
        var got = send(client.pollReq(cp));
        var next = send(client.pollReq(got));

        assertThat(next.summary()).isEqualTo("pollRep");
        assertThat(send(client.pollReq(cp)).summary()).isEqualTo("error rejection badRecipientNonce");
        assertThat(send(client.pollReq(next)).summary()).isEqualTo("pollRep");
    }

    @Test
    void a_poll_answers_a_recipNonce_that_is_ours_only() {
        var cp = enrol("a.manual");

        assertThat(send(client.pollReq(cp).recipNonce(new byte[16])).summary())
                .isEqualTo("error rejection badRecipientNonce");
        assertThat(send(client.pollReq(cp).recipNonce(null)).summary()).isEqualTo("error rejection badRecipientNonce");
        assertThat(send(client.pollReq(cp)).summary()).isEqualTo("pollRep");
    }

    @ParameterizedTest
    @CsvSource({"0, pollRep", "-1, pollRep", "1, error rejection badRequest", "5, error rejection badRequest"})
    void both_usual_certReqIds_are_understood_and_echoed_and_the_final_one_is_that_of_the_first_answer(
            int certReqId, String answer) {
        var cp = enrol("a.slow");

        var reply = send(client.pollReq(cp, certReqId));

        assertThat(reply.summary()).isEqualTo(answer);
        if (answer.equals("pollRep")) {
            assertThat(reply.certReqId()).isEqualTo(certReqId);
            lab.clock.advance(CmpLab.DELAY);
            assertThat(send(client.pollReq(reply, certReqId)).certReqId()).isEqualTo(-1);
        }
    }

    @Test
    void a_pollReq_has_one_entry() {
        var cp = enrol("a.manual");

        assertThat(send(client.pollReq(cp, -1, -1)).summary()).isEqualTo("error rejection badRequest");
        assertThat(send(client.pollReq(cp, new int[0])).summary()).isEqualTo("error rejection badRequest");
        assertThat(send(client.pollReq(cp)).summary()).isEqualTo("pollRep");
    }

    @Test
    void a_pollReq_is_for_a_transaction_that_polls() {
        var cp = enrol("a.manual");
        var granted = enrol("at-once");
        var unknown = client.pollReq(cp).transactionId(TestCrypto.random(16));

        assertThat(send(unknown).summary()).isEqualTo("error rejection badRequest");
        assertThat(send(client.pollReq(granted)).summary()).isEqualTo("error rejection badRequest");
        assertThat(send(client.pollReq(cp)).summary()).isEqualTo("pollRep");
    }

    @Test
    void a_pollReq_goes_where_the_request_went_by_the_same_credential() {
        var cp = enrol("a.manual");
        var other = new TestClient(lab.vnfmB, lab.clock);
        var secret = knowsSecret();

        assertThat(send(other.pollReq(cp)).summary()).isEqualTo("error rejection notAuthorized");
        assertThat(send(secret.pollReq(cp)).summary()).isEqualTo("error rejection wrongIntegrity");
        assertThat(TestReply.of(endpoint.answer(
                                TestClient.REVOCATION, client.pollReq(cp).encode()))
                        .summary())
                .isEqualTo("error rejection badRequest");
        assertThat(send(client.pollReq(cp).extraCerts(List.of())).summary()).isEqualTo("pollRep");
    }

    @Test
    void a_shared_secret_protects_every_answer_of_a_polled_enrolment() {
        var secret = knowsSecret();
        var cp = send(secret.p10cr(registered("a.slow")));
        var pollRep = send(secret.pollReq(cp));
        lab.clock.advance(CmpLab.DELAY);
        var granted = send(secret.pollReq(pollRep));

        assertThat(List.of(cp, pollRep, granted)).allMatch(reply -> reply.hasMacOf(CmpLab.SECRET));
        assertThat(send(secret.certConf(granted)).summary()).isEqualTo("pkiconf");
    }

    @Test
    void nothing_can_be_confirmed_while_it_waits_and_the_same_p10cr_stays_one_request() {
        var csr = registered("a.manual");
        var p10cr = client.p10cr(csr).encode();
        var cp = TestReply.of(endpoint.answer(TestClient.PKCS10, p10cr));
        var again = TestReply.of(endpoint.answer(TestClient.PKCS10, p10cr));
        var certConf = client.continued(cp, new PKIBody(PKIBody.TYPE_CERT_CONFIRM, new DERSequence()));

        assertThat(again.summary()).isEqualTo("error rejection transactionIdInUse");
        assertThat(send(certConf).summary()).isEqualTo("error rejection badRequest");
        assertThat(lab.requests.waiting(Optional.empty(), 10)).hasSize(1);
    }

    @Test
    void a_requester_that_gives_up_withdraws_its_request() {
        var cp = enrol("a.manual");
        var error = client.continued(
                cp, new PKIBody(PKIBody.TYPE_ERROR, new ErrorMsgContent(new PKIStatusInfo(PKIStatus.rejection))));

        assertThat(send(error).summary()).isEqualTo("pkiconf");
        assertThat(lab.requests.waiting(Optional.empty(), 10)).isEmpty();
        assertThat(send(client.pollReq(cp)).summary()).isEqualTo("error rejection badRequest");
    }

    @Test
    void what_nobody_decides_is_refused_in_the_end() {
        var cp = enrol("a.manual");
        lab.clock.advance(lab.requests.settings().longestWait());

        assertThat(send(client.pollReq(cp)).summary()).isEqualTo("cp rejection badRequest");
    }

    @Test
    void a_transaction_that_waits_is_not_forgotten_but_one_whose_requester_never_comes_is_ended() {
        var cp = enrol("a.manual");
        var never = enrol("b.manual");
        lab.clock.advance(CmpSettings.DEFAULT.transactionsKept().plus(LITTLE));
        endpoint.sweep();

        assertThat(send(client.pollReq(cp)).summary()).isEqualTo("pollRep");

        lab.clock.advance(lab.requests.settings().longestWait());
        endpoint.sweep();
        assertThat(send(client.pollReq(never)).summary()).isEqualTo("error rejection badRequest");
        assertThat(lab.requests.waiting(Optional.empty(), 10)).isEmpty();
    }

    @Test
    void a_certificate_that_was_never_fetched_is_handled_like_one_that_was_never_confirmed() {
        var cp = enrol("a.manual");
        var revoking = lab.endpoint(ConfirmationTest.settings(false, CmpSettings.Unconfirmed.REVOKE));
        lab.requests.approve(waitingRequest(), "operator");
        lab.clock.advance(lab.requests
                .settings()
                .longestWait()
                .plus(CmpSettings.DEFAULT.transactionsKept())
                .plus(LITTLE));
        revoking.sweep();

        assertThat(send(client.pollReq(cp)).summary()).isEqualTo("error rejection badRequest");
        assertThat(lab.countRevoked()).isEqualTo(1);
    }

    @Test
    void a_certificate_that_was_revoked_before_it_was_fetched_is_not_given() {
        var cp = enrol("a.slow");
        lab.clock.advance(CmpLab.DELAY);
        var granted = send(client.pollReq(cp));
        var rr = client.rr(granted.certificate(), 4);
        assertThat(TestReply.of(endpoint.answer(TestClient.REVOCATION, rr.encode()))
                        .summary())
                .isEqualTo("rp accepted");

        assertThat(send(client.pollReq(cp)).summary()).isEqualTo("cp rejection certRevoked");
        assertThat(lab.certificates.find(granted.certificate()).orElseThrow().stateAt(lab.clock.instant()))
                .isEqualTo(CertificateState.REVOKED);
    }

    @Test
    void another_node_goes_on_where_this_one_stopped() {
        var cp = enrol("a.slow");
        endpoint = lab.endpoint(CmpSettings.DEFAULT);
        var pollRep = send(client.pollReq(cp));
        lab.clock.advance(CmpLab.DELAY);
        endpoint = lab.endpoint(CmpSettings.DEFAULT);
        var granted = send(client.pollReq(pollRep));
        endpoint = lab.endpoint(CmpSettings.DEFAULT);

        assertThat(send(client.certConf(granted)).summary()).isEqualTo("pkiconf");
    }

    @Test
    void a_request_that_is_not_one_to_grant_does_not_wait() {
        var notRegistered = TestClient.csr("b.slow");
        var other = TestClient.csr("c.slow");
        lab.register(CertificateType.VNFCI, TestClient.names(other));

        assertThat(send(client.p10cr(notRegistered)).summary()).isEqualTo("cp rejection notAuthorized");
        assertThat(send(new TestClient(lab.vnfmB, lab.clock).p10cr(other)).summary())
                .isEqualTo("cp rejection notAuthorized");
        assertThat(lab.requests.waiting(Optional.empty(), 10)).isEmpty();
    }
}
