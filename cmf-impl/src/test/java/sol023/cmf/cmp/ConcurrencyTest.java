package sol023.cmf.cmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sol023.cmf.ca.CertificateType;

/** The same message many times at once, to several nodes on one database. */
class ConcurrencyTest {

    private static final int CALLERS = 12;

    private static List<String> answers(List<CmpEndpoint> nodes, CmpRoute route, byte[] octets) throws Exception {
        var executor = Executors.newFixedThreadPool(CALLERS);
        try {
            var calls = Collections.nCopies(CALLERS / nodes.size(), nodes).stream()
                    .flatMap(List::stream)
                    .map(node -> (Callable<String>)
                            () -> TestReply.of(node.answer(route, octets)).summary())
                    .toList();
            List<String> answers = new ArrayList<>();
            for (var each : executor.invokeAll(calls)) {
                answers.add(each.get());
            }
            return answers;
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void the_same_p10cr_at_once_gives_one_certificate_and_its_certConf_one_pkiconf(@TempDir Path folder)
            throws Exception {
        try (var lab = new CmpLab(folder)) {
            var nodes = List.of(lab.endpoint(CmpSettings.DEFAULT), lab.endpoint(CmpSettings.DEFAULT));
            var client = new TestClient(lab.vnfm, lab.clock);
            var csr = TestClient.csr("vnfc-1");
            lab.register(CertificateType.VNFCI, TestClient.names(csr));

            var granted = answers(nodes, TestClient.PKCS10, client.p10cr(csr).encode());

            assertThat(granted).filteredOn("cp accepted"::equals).hasSize(1);
            assertThat(granted)
                    .filteredOn("error rejection transactionIdInUse"::equals)
                    .hasSize(CALLERS - 1);
            assertThat(lab.countCertificates()).isEqualTo(1);

            var cp = TestReply.of(nodes.get(0)
                    .answer(
                            TestClient.PKCS10,
                            client.p10cr(TestClient.csr("vnfc-1")).encode()));
            var confirmed =
                    answers(nodes, TestClient.PKCS10, client.certConf(cp).encode());

            assertThat(confirmed).filteredOn("pkiconf"::equals).hasSize(1);
            assertThat(confirmed)
                    .filteredOn(answer -> answer.startsWith("error rejection"))
                    .hasSize(CALLERS - 1);
        }
    }
}
