package sol023.cmf.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The CMF is killed (SIGKILL) between any two steps of a polled enrolment, and the requester finishes nevertheless. */
class PollingKillIT {

    @TempDir
    private Path directory;

    private CmpAnswer sendAndKill(byte[] message) throws Exception {
        try (CmfProcess cmf = CmfProcess.startLab(directory)) {
            CmpAnswer answer = new CmpClient(cmf.lab()).enrol(message);
            cmf.killAfter(Duration.ZERO);
            return answer;
        }
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void a_polled_enrolment_survives_a_kill_after_each_of_its_steps() throws Exception {
        Names names = new Names("killed.waiting.sol023");
        CmpMessages messages;
        String subject;
        CmpAnswer waiting;
        try (CmfProcess cmf = CmfProcess.startLab(directory)) {
            RestClient rest = new RestClient(cmf.lab(), cmf.lab().vnfm());
            subject = RestClient.id(rest.register(names));
            messages = new CmpMessages(Protection.signature(cmf.lab().vnfm()), Clock.systemUTC());
            waiting = new CmpClient(cmf.lab())
                    .enrol(messages.p10crToConfirm(CertificateRequest.of(names), CmpMessages.newTransaction()));
            cmf.killAfter(Duration.ZERO);
        }
        assertThat(waiting.isWaiting()).as("%s", waiting).isTrue();

        CmpAnswer[] last = {waiting};
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    last[0] = sendAndKill(messages.pollReq(last[0]));
                    return last[0].bodyType() != PKIBody.TYPE_POLL_REP;
                });
        CmpAnswer granted = last[0];
        assertThat(granted.certificate()).as("%s", granted).isPresent();

        CmpAnswer again = sendAndKill(messages.pollReq(granted));
        assertThat(again.certificate()).as("the same certificate").isEqualTo(granted.certificate());

        assertThat(sendAndKill(messages.certConf(again)).bodyType()).isEqualTo(PKIBody.TYPE_CONFIRM);
        try (CmfProcess cmf = CmfProcess.startLab(directory)) {
            RestClient rest = new RestClient(cmf.lab(), cmf.lab().vnfm());
            assertThat(rest.deregister(subject).statusCode()).isEqualTo(409);
        }
    }
}
