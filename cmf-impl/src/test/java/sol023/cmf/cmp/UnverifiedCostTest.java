package sol023.cmf.cmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.store.Database;
import sol023.cmf.store.RowLocks;

/** What somebody without a credential makes the CMF do. */
class UnverifiedCostTest {

    @TempDir
    Path folder;

    private CmpLab lab;
    private CountingDatabase counting;
    private CmpEndpoint endpoint;
    private TestClient client;

    @BeforeEach
    void start() {
        lab = new CmpLab(folder);
        counting = new CountingDatabase(lab.database, new AtomicInteger());
        endpoint = lab.endpoint(counting);
        client = new TestClient(lab.vnfm, lab.clock);
        lab.register(CertificateType.VNFCI, TestClient.names(TestClient.csr("vnfc-1")));
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    @Test
    void an_opening_message_that_does_not_verify_costs_no_look_into_the_database() {
        var breakages = List.<UnaryOperator<RequestBuilder>>of(
                RequestBuilder::withoutBits,
                request -> request.protection(input -> new byte[70]),
                request -> request.extraCerts(List.of()),
                request -> request.senderKid(new byte[20]));
        for (var breakage : breakages) {
            var broken = breakage.apply(client.p10cr(TestClient.csr("vnfc-1"))).encode();

            assertThat(TestReply.of(endpoint.answer(TestClient.PKCS10, broken)).summary())
                    .isEqualTo("error rejection badMessageCheck");
        }
        assertThat(counting.count()).hasValue(0);

        var good = client.p10cr(TestClient.csr("vnfc-1")).encode();
        assertThat(TestReply.of(endpoint.answer(TestClient.PKCS10, good)).summary())
                .isEqualTo("cp accepted");
        assertThat(counting.count()).hasPositiveValue();
    }

    @Test
    void a_later_message_without_protection_costs_none_either() {
        var cp = TestReply.of(endpoint.answer(
                TestClient.PKCS10, client.p10cr(TestClient.csr("vnfc-1")).encode()));
        counting.count().set(0);

        var unprotected = client.certConf(cp)
                .withoutBits()
                .protectionAlg(java.util.Optional.empty())
                .encode();
        assertThat(TestReply.of(endpoint.answer(TestClient.PKCS10, unprotected)).summary())
                .isEqualTo("error rejection badMessageCheck");
        assertThat(counting.count()).hasValue(0);
    }

    private record CountingDatabase(Database database, AtomicInteger count) implements Database {

        @Override
        public <T> T read(Work<T> work) {
            count.incrementAndGet();
            return database.read(work);
        }

        @Override
        public <T> Optional<T> search(Duration atMost, Work<T> work) {
            count.incrementAndGet();
            return database.search(atMost, work);
        }

        @Override
        public <T> T write(Work<T> work) {
            count.incrementAndGet();
            return database.write(work);
        }

        @Override
        public <T> T queue(Work<T> work) {
            count.incrementAndGet();
            return database.queue(work);
        }

        @Override
        public RowLocks rowLocks() {
            return database.rowLocks();
        }

        @Override
        public void close() {
            database.close();
        }
    }
}
