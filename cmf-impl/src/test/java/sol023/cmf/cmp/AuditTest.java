package sol023.cmf.cmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sol023.cmf.ca.CertificateType;

/** What CMP does and refuses is recorded. */
class AuditTest {

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

    private void assertRecorded(String... lines) {
        assertThat(lab.audited)
                .extracting(each -> each.action().text() + " " + each.outcome().text() + " " + each.who())
                .containsExactly(lines);
        lab.audited.clear();
    }

    @Test
    void issuing_confirming_and_revoking_are_recorded_with_the_certificate() {
        var cp = send(client.p10cr(TestClient.csr("vnfc-1")));
        send(client.certConf(cp));
        endpoint.answer(TestClient.REVOCATION, client.rr(cp.certificate(), 1).encode());
        var id = lab.certificates.find(cp.certificate()).orElseThrow().id().toString();

        assertThat(lab.audited).allSatisfy(each -> assertThat(each.details()).containsEntry("certificate", id));
        assertRecorded("certificate.issue done vnfm", "certificate.confirm done vnfm", "certificate.revoke done vnfm");
    }

    @Test
    void a_certificate_that_its_requester_rejects_is_recorded_as_rejected_by_him() {
        var cp = send(client.p10cr(TestClient.csr("vnfc-1")));
        send(client.certConf(cp, TestClient.rejected(cp)));

        assertRecorded("certificate.issue done vnfm", "certificate.reject done vnfm");
    }

    @Test
    void a_certificate_that_nobody_confirms_is_rejected_by_the_cmf() {
        endpoint = lab.endpoint(revoking());
        send(client.p10cr(TestClient.csr("vnfc-1")));
        lab.clock.advance(CmpSettings.DEFAULT.confirmWaitTime().plus(Duration.ofSeconds(1)));
        endpoint.sweep();

        assertRecorded("certificate.issue done vnfm", "certificate.reject done cmf");
    }

    private static CmpSettings revoking() {
        var standard = CmpSettings.DEFAULT;
        return new CmpSettings(
                standard.dialect(),
                standard.certReqId(),
                standard.lenientCertReqId(),
                standard.alwaysCaPubs(),
                standard.allowMacRevocation(),
                standard.maxRevocations(),
                standard.messages(),
                CmpSettings.Unconfirmed.REVOKE,
                standard.messageTimeWindow(),
                standard.confirmWaitTime(),
                standard.maxUnconfirmed(),
                standard.transactionsKept(),
                standard.maxBodyOctets(),
                standard.macBounds(),
                standard.certTypeOid(),
                standard.handlingOid());
    }

    @Test
    void refused_requests_are_recorded_with_their_reason_and_transaction() {
        send(client.p10cr(TestClient.csr("not-registered")));
        endpoint.answer(
                TestClient.PKCS10,
                new TestClient(lab.vnfmB, lab.clock)
                        .p10cr(TestClient.csr("vnfc-1"))
                        .encode());

        assertThat(lab.audited).allSatisfy(each -> {
            assertThat(each.details()).containsKeys("reason", "transaction");
            assertThat(Objects.requireNonNull(each.details().get("reason"))).contains("rejection");
        });
        assertRecorded("certificate.issue refused vnfm", "certificate.issue refused vnfm-b");
    }

    @Test
    void who_has_not_proved_who_he_is_is_nobody() {
        var message = client.p10cr(TestClient.csr("vnfc-1")).encode();
        message[message.length - 1] ^= 1;
        endpoint.answer(TestClient.PKCS10, message);

        assertThat(lab.audited).allSatisfy(each -> assertThat(each.who()).isEqualTo("-"));
    }
}
