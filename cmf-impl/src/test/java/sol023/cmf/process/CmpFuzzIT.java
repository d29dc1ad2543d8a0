package sol023.cmf.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A valid p10cr with one thing changed, again and again, over connections that are kept. */
class CmpFuzzIT {

    private static final int MUTATIONS = Boolean.getBoolean("thorough") ? 10_000 : 500;
    private static final long SEED = Long.getLong("seed", 9_483L);
    private static final int MAC_ITERATIONS = 500;

    @TempDir
    private Path directory;

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void a_changed_request_is_answered_orderly_and_never_gets_another_certificate() throws Exception {
        try (CmfProcess cmf = CmfProcess.startLab(directory)) {
            Lab lab = cmf.lab();
            Names names = new Names("fuzzed");
            assertThat(new RestClient(lab, lab.vnfm()).register(names).statusCode())
                    .isEqualTo(201);
            CertificateRequest request = CertificateRequest.of(names);
            CmpMessages signed = new CmpMessages(Protection.signature(lab.vnfm()), Clock.systemUTC());
            CmpMessages macProtected = new CmpMessages(Protection.mac(lab.vnfm(), MAC_ITERATIONS), Clock.systemUTC());
            CmpClient cmp = new CmpClient(lab);

            Random random = new Random(SEED);
            Map<MessageMutation.Part, Integer> seen = new EnumMap<>(MessageMutation.Part.class);
            for (int i = 0; i < MUTATIONS; i++) {
                CmpMessages messages = i % 3 == 0 ? macProtected : signed;
                byte[] valid = messages.p10cr(request, CmpMessages.newTransaction());
                List<MessageMutation.Part> parts = MessageMutation.parts(valid);
                MessageMutation mutation = MessageMutation.of(valid, parts.get(i % parts.size()), random);
                seen.merge(mutation.part(), 1, Integer::sum);
                check(request, mutation, cmp.enrol(mutation.message()));
            }

            assertThat(seen).containsOnlyKeys(MessageMutation.Part.values());
            assertThat(cmf.isAlive()).isTrue();
            assertThat(cmf.output()).as("no fault was logged").doesNotContain("\tat ");
            for (CmpMessages messages : List.of(signed, macProtected)) {
                CmpAnswer unchanged = cmp.enrol(messages.p10cr(request, CmpMessages.newTransaction()));
                assertThat(unchanged.certificate())
                        .as("the request itself: %s", unchanged)
                        .isPresent();
            }
        }
    }

    private static void check(CertificateRequest request, MessageMutation mutation, CmpAnswer answer) {
        assertThat(answer.httpStatus())
                .as("seed %d, %s", SEED, mutation)
                .isGreaterThanOrEqualTo(200)
                .isLessThan(500);
        assertThat(new String(answer.http().body(), StandardCharsets.ISO_8859_1))
                .as("seed %d, %s", SEED, mutation)
                .isNotEmpty()
                .doesNotContain("Exception", "\tat ", "java.", "sol023.", "org.bouncycastle");
        assertThat(answer.http().headers().firstValue("Content-Type"))
                .as("seed %d, %s", SEED, mutation)
                .contains("application/pkixcmp");
        answer.certificate().ifPresent(certificate -> {
            assertThat(mutation.part())
                    .as("seed %d, a certificate for %s", SEED, mutation)
                    .isEqualTo(MessageMutation.Part.EXTRA_CERTS);
            assertThat(isFor(request, certificate)).isTrue();
        });
        if (answer.certificate().isEmpty()) {
            assertThat(answer.fails(PKIFailureInfo.systemFailure | PKIFailureInfo.systemUnavail))
                    .as("seed %d, %s: %s", SEED, mutation, answer)
                    .isFalse();
        }
    }

    private static boolean isFor(CertificateRequest request, X509CertificateHolder certificate) {
        var info = request.pkcs10().getCertificationRequestInfo();
        return certificate.getSubjectPublicKeyInfo().equals(info.getSubjectPublicKeyInfo())
                && certificate.getSubject().equals(info.getSubject());
    }
}
