package sol023.cmf.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the CMF has answered survives its death: it is killed (SIGKILL) again and again while four VNFMs register, enrol
 * and revoke, and after each restart everything answered so far is there, and nothing is there twice.
 */
class KillSafetyIT {

    private static final boolean THOROUGH = Boolean.getBoolean("thorough");
    private static final int KILLS = THOROUGH ? 20 : 3;
    private static final int CLIENTS = 4;
    private static final long SEED = Long.getLong("seed", 20_230_023L);

    /** Operations answered in one life before the kill may come: the total is at least 500 in the thorough run. */
    private static final int LEAST_ANSWERED = 25;

    private static final int MOST_ANSWERED = 75;

    @TempDir
    private Path directory;

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void nothing_that_was_answered_is_lost_when_the_process_is_killed() throws Exception {
        killAndLook(KILLS, () -> CmfProcess.startLab(directory));
    }

    @Test
    @EnabledIfSystemProperty(named = "thorough", matches = "true")
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void the_same_holds_on_postgresql() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            Path data = Deployments.onPostgres(directory, postgres.getJdbcUrl("postgres", "postgres"));
            List<String> serve =
                    List.of("serve", "--config", data.resolve("cmf.yaml").toString());
            killAndLook(KILLS / 4, () -> CmfProcess.start(directory, List.of(), serve, data));
        }
    }

    private static void killAndLook(int kills, Supplier<CmfProcess> starter) throws Exception {
        Random random = new Random(SEED);
        List<Answered> answered = new ArrayList<>();
        List<Answered> lastLife = List.of();
        for (int life = 0; life < kills; life++) {
            try (CmfProcess cmf = starter.get()) {
                checkAll(lastLife, cmf.lab());
                int upTo = LEAST_ANSWERED + random.nextInt(MOST_ANSWERED - LEAST_ANSWERED);
                lastLife = KillRound.run(cmf, "life" + life, CLIENTS, upTo, random.nextInt(20));
                answered.addAll(lastLife);
            }
        }
        try (CmfProcess cmf = starter.get()) {
            checkAll(answered, cmf.lab());
            checkThatNoSerialIsTwice(answered);
            checkThatEachCertificateCanBeRevokedOnce(answered, cmf.lab());
        }
        assertThat(answered.stream().mapToInt(Answered::operations).sum())
                .as("operations answered over %d kills", kills)
                .isGreaterThanOrEqualTo(kills * LEAST_ANSWERED);
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void a_first_start_that_was_killed_does_not_spoil_the_next() throws Exception {
        Random random = new Random(SEED);
        for (int attempt = 0; attempt < KILLS; attempt++) {
            Path fresh = directory.resolve("attempt" + attempt);
            CmfProcess.startLabAndKill(fresh, Duration.ofMillis(500 + random.nextInt(2_000)));
            try (CmfProcess cmf = CmfProcess.startLab(fresh)) {
                Lab lab = cmf.lab();
                assertThat(new RestClient(lab, lab.vnfm()).list().statusCode()).isEqualTo(200);
                CmpMessages messages = new CmpMessages(Protection.signature(lab.vnfm()), Clock.systemUTC());
                assertThat(new CmpClient(lab).enrol(messages.genm()).httpStatus())
                        .isEqualTo(200);
            }
        }
    }

    private static void checkAll(List<Answered> answered, Lab lab) throws Exception {
        RestClient rest = new RestClient(lab, lab.vnfm());
        CmpClient cmp = new CmpClient(lab);
        List<String> listed = rest.allIds();
        assertThat(listed).doesNotHaveDuplicates();
        Set<String> known = new HashSet<>(listed);
        for (Answered one : answered) {
            var read = rest.read(one.subjectId());
            assertThat(read.statusCode()).as("read of %s", one.names()).isEqualTo(200);
            assertThat(RestClient.vnfci(read)).isEqualTo(one.names().vnfci());
            assertThat(known).contains(one.subjectId());
            if (one.certificate().isPresent() && !one.revocationAsked()) {
                assertThat(rest.deregister(one.subjectId()).statusCode())
                        .as("deregistration of %s, which has a valid certificate", one.names())
                        .isEqualTo(409);
            }
            if (one.certificate().isPresent()) {
                CmpAnswer replayed = cmp.enrol(one.p10cr());
                assertThat(replayed.certificate()).as("replay: %s", replayed).isEmpty();
                assertThat(replayed.fails(PKIFailureInfo.transactionIdInUse | PKIFailureInfo.badTime))
                        .as("replay: %s", replayed)
                        .isTrue();
            }
        }
    }

    private static void checkThatNoSerialIsTwice(List<Answered> answered) {
        List<BigInteger> serials = answered.stream()
                .flatMap(one -> one.certificate().stream())
                .map(certificate -> certificate.getSerialNumber())
                .toList();
        assertThat(serials).isNotEmpty().doesNotHaveDuplicates();
    }

    private static void checkThatEachCertificateCanBeRevokedOnce(List<Answered> answered, Lab lab)
            throws IOException, InterruptedException {
        RestClient rest = new RestClient(lab, lab.vnfm());
        CmpClient cmp = new CmpClient(lab);
        CmpMessages messages = new CmpMessages(Protection.signature(lab.vnfm()), Clock.systemUTC());
        for (Answered one : answered) {
            if (one.certificate().isEmpty()) {
                continue;
            }
            CmpAnswer revocation = cmp.revoke(messages.rr(one.certificate().get()));
            assertSoftly(softly -> {
                if (one.revoked()) {
                    softly.assertThat(revocation.fails(PKIFailureInfo.certRevoked))
                            .as("second revocation: %s", revocation)
                            .isTrue();
                } else if (one.revocationAsked()) {
                    // asked, but the answer was lost: both outcomes are honest
                    softly.assertThat(revocation.isAccepted() || revocation.fails(PKIFailureInfo.certRevoked))
                            .as("revocation: %s", revocation)
                            .isTrue();
                } else {
                    softly.assertThat(revocation.isAccepted())
                            .as("revocation: %s", revocation)
                            .isTrue();
                }
            });
            assertThat(rest.deregister(one.subjectId()).statusCode()).isEqualTo(204);
        }
    }
}
