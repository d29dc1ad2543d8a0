package sol023.cmf.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.awaitility.Awaitility;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sol023.cmf.lcm.ScriptedVnfm;
import sol023.cmf.server.OperatorAccess;

/** A lifecycle notification that was answered 204 leads to the revocation, whenever the process is killed (SIGKILL) after that. */
class LcmKillIT {

    private static final int KILLS = Boolean.getBoolean("thorough") ? 20 : 3;
    private static final int VNFCS_OF_A_ROUND = 10;
    private static final long SEED = Long.getLong("seed", 20_230_023L);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private int vnfmPort;

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void what_was_answered_204_is_revoked_although_the_cmf_is_killed() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            vnfmPort = socket.getLocalPort();
        }
        Random random = new Random(SEED);
        List<Named> gone = new ArrayList<>();
        List<Named> alive;
        try (CmfProcess first = start()) {
            alive = enrol(first.lab());
        }
        try (ScriptedVnfm vnfm = vnfm()) {
            for (int kill = 0; kill < KILLS; kill++) {
                show(vnfm, alive);
                try (CmfProcess cmf = start()) {
                    awaitKnown(cmf.lab(), alive);
                    awaitSubscribed(cmf.lab(), vnfm);
                    List<Named> leaving = alive.subList(0, VNFCS_OF_A_ROUND);
                    alive = List.copyOf(alive.subList(VNFCS_OF_A_ROUND, alive.size()));
                    show(vnfm, alive);
                    assertThat(notify(cmf.lab(), vnfm, "n-" + kill, leaving)).isEqualTo(204);
                    gone.addAll(leaving);
                    cmf.killAfter(Duration.ofMillis(random.nextInt(150)));
                }
            }
            try (CmfProcess cmf = start()) {
                Lab lab = cmf.lab();
                Set<String> revoked = new HashSet<>();
                Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(200))
                        .until(() -> {
                            revoked.clear();
                            revoked.addAll(revokedVnfcis(lab));
                            return revoked.size() >= gone.size();
                        });
                assertThat(revoked)
                        .containsExactlyInAnyOrderElementsOf(
                                gone.stream().map(each -> each.names().vnfci()).toList());
                checkByCmp(lab, gone, alive);
            }
        }
    }

    private CmfProcess start() {
        Path data = directory.resolve("cmf-data");
        List<String> arguments = List.of(
                "serve",
                "--lab",
                "--data",
                data.toString(),
                "--port",
                "0",
                "--http-port",
                "0",
                "--vnfm-port",
                String.valueOf(vnfmPort));
        return CmfProcess.start(directory, List.of(), arguments, data);
    }

    private ScriptedVnfm vnfm() throws IOException, GeneralSecurityException {
        Path server = directory.resolve("cmf-data/vnfm-server");
        char[] none = new char[0];
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, none);
        store.setKeyEntry(
                "server",
                Credential.privateKey(server.resolve("server.key")),
                none,
                Credential.certificates(server.resolve("server.pem")).toArray(X509Certificate[]::new));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, none);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        return new ScriptedVnfm(vnfmPort, Optional.of(tls));
    }

    private record Named(Names names, X509CertificateHolder certificate) {}

    private static List<Named> enrol(Lab lab) throws Exception {
        RestClient rest = new RestClient(lab, lab.vnfm());
        CmpClient cmp = new CmpClient(lab);
        CmpMessages messages = new CmpMessages(Protection.signature(lab.vnfm()), Clock.systemUTC());
        List<Named> all = new ArrayList<>();
        for (int i = 0; i < (KILLS + 1) * VNFCS_OF_A_ROUND; i++) {
            Names names = new Names("vnfc" + i);
            assertThat(rest.register(names).statusCode()).isEqualTo(201);
            CmpAnswer cp = cmp.enrol(messages.p10cr(CertificateRequest.of(names), CmpMessages.newTransaction()));
            all.add(new Named(names, cp.certificate().orElseThrow()));
        }
        return List.copyOf(all);
    }

    private static void show(ScriptedVnfm vnfm, List<Named> vnfcs) {
        vnfm.vnf("vnf-1", vnfcs.stream().map(each -> each.names().vnfci()).toArray(String[]::new));
    }

    private static void awaitKnown(Lab lab, List<Named> vnfcs) {
        OperatorAccess operator = OperatorAccess.ofLab(lab.data());
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> operator.get(URI.create("v1/vnfms/vnfm"))
                                .body()
                                .path("vnfcs")
                                .asInt()
                        == vnfcs.size());
    }

    /** At the address of this life. */
    private static void awaitSubscribed(Lab lab, ScriptedVnfm vnfm) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> vnfm.subscriptions.size() == 1
                        && vnfm.subscription()
                                .path("callbackUri")
                                .asText()
                                .startsWith(lab.https().toString()));
    }

    private static int notify(Lab lab, ScriptedVnfm vnfm, String id, List<Named> removed) throws Exception {
        var notification = vnfm.operation(
                id,
                "vnf-1",
                "SCALE",
                "COMPLETED",
                removed.stream().map(each -> each.names().vnfci()).toArray(String[]::new));
        notification.put("vnfLcmOpOccId", "op-" + id);
        String callback = vnfm.subscription().path("callbackUri").asText();
        return client(lab)
                .send(
                        HttpRequest.newBuilder(URI.create(callback))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(notification.toString()))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static HttpClient client(Lab lab) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(RestClient.tls(lab, lab.vnfm()))
                .build();
    }

    /** By the extension that shows certificates (I-09), on all its pages. */
    private static List<String> revokedVnfcis(Lab lab) throws Exception {
        List<String> revoked = new ArrayList<>();
        Optional<URI> page = Optional.of(URI.create(lab.https() + "/nfv-cert/v1/certificates"));
        while (page.isPresent()) {
            var answer = client(lab)
                    .send(
                            HttpRequest.newBuilder(page.get())
                                    .header("Version", "1.0.0")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            for (JsonNode each : JSON.readTree(answer.body())) {
                if (each.toString().contains("cessationOfOperation")) {
                    revoked.add(each.path("subjectId").asText());
                }
            }
            page = answer.headers()
                    .firstValue("Link")
                    .map(link -> URI.create(link.substring(link.indexOf('<') + 1, link.indexOf('>'))));
        }
        return revoked;
    }

    /** Another revocation says of the one that it was, and takes the other. */
    private static void checkByCmp(Lab lab, List<Named> gone, List<Named> alive) throws Exception {
        CmpClient cmp = new CmpClient(lab);
        CmpMessages messages = new CmpMessages(Protection.signature(lab.vnfm()), Clock.systemUTC());
        for (Named each : gone) {
            assertThat(cmp.revoke(messages.rr(each.certificate())).fails(PKIFailureInfo.certRevoked))
                    .as(each.names().word())
                    .isTrue();
        }
        assertThat(alive).isNotEmpty();
        for (Named each : alive) {
            assertThat(cmp.revoke(messages.rr(each.certificate())).isAccepted())
                    .as(each.names().word())
                    .isTrue();
        }
    }
}
