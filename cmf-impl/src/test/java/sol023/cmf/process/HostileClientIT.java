package sol023.cmf.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that send too much, too slowly or nothing at all do not harm the others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileClientIT {

    /** More than any body limit, less than what fits nowhere. */
    private static final int TOO_LONG = 100_000_000;

    /** The slowest limit that the CMF sets to a request, with room for a busy machine. */
    private static final Duration CUT_OFF_WITHIN = Duration.ofSeconds(45);

    private static final Duration DRIP = Duration.ofMillis(50);
    private static final int IDLE_CONNECTIONS = 200;

    private CmfProcess cmf;
    private Lab lab;

    @BeforeAll
    void startTheCmf(@TempDir Path directory) {
        cmf = CmfProcess.startLab(directory);
        lab = cmf.lab();
    }

    @AfterAll
    void stopTheCmf() {
        try (CmfProcess stopped = cmf) {
            assertThat(stopped.isAlive()).isTrue();
            assertThat(stopped.output()).as("no fault was logged").doesNotContain("\tat ");
        }
    }

    /** Where a request goes: two protocols, two listeners. */
    enum To {
        CMP,
        CMP_OVER_TLS,
        REST;

        RawConnection connect(Lab lab) throws IOException {
            return this == CMP ? RawConnection.plain(lab.http()) : RawConnection.tls(lab);
        }

        String header(String length) {
            String path = this == REST ? "/nfv-cert/v1/subjects" : "/.well-known/cmp/p/vnfc-certificates/pkcs10";
            String type = this == REST ? "application/json" : "application/pkixcmp";
            return "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nVersion: 1.0.0\r\nContent-Type: " + type + "\r\n"
                    + length + "\r\n\r\n";
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_body_announced_longer_than_the_limit_is_refused_without_being_read(To to) throws Exception {
        try (RawConnection connection = to.connect(lab)) {
            connection.send(to.header("Content-Length: " + TOO_LONG));
            assertThat(connection.statusLine(Duration.ofSeconds(10)).orElse("closed"))
                    .startsWith("HTTP/1.1 413");
            assertThat(connection.isClosed(Duration.ofSeconds(10))).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_body_of_unknown_length_is_read_up_to_the_limit_only(To to) throws Exception {
        try (RawConnection connection = to.connect(lab)) {
            connection.send(to.header("Transfer-Encoding: chunked"));
            int sent = 0;
            try {
                for (; sent < TOO_LONG; sent += 0x4000) {
                    connection.send("4000\r\n").send(new byte[0x4000]).send("\r\n");
                }
            } catch (SocketException closed) {
                // as it should
            }
            assertThat(sent).as("octets taken").isLessThan(TOO_LONG);
        }
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void clients_that_send_header_or_body_drop_by_drop_are_cut_off() throws Exception {
        List<RawConnection> dripping = new ArrayList<>();
        try {
            for (To to : To.values()) {
                dripping.add(to.connect(lab).send(to.header("Content-Length: 1000")));
                dripping.add(to.connect(lab).send(to.header("Transfer-Encoding: chunked") + "400\r\n"));
                dripping.add(to.connect(lab).send("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "));
            }
            Clock clock = Clock.systemUTC();
            Instant deadline = clock.instant().plus(CUT_OFF_WITHIN);
            List<RawConnection> open = new ArrayList<>(dripping);
            while (!open.isEmpty() && clock.instant().isBefore(deadline)) {
                for (RawConnection connection : List.copyOf(open)) {
                    if (!takesAnotherDrop(connection)) {
                        open.remove(connection);
                    }
                }
            }
            assertThat(open).as("still connected after %s", CUT_OFF_WITHIN).isEmpty();
        } finally {
            for (RawConnection connection : dripping) {
                connection.close();
            }
        }
    }

    private static boolean takesAnotherDrop(RawConnection connection) throws IOException {
        try {
            connection.send("0");
            return !connection.isClosed(DRIP);
        } catch (SocketException reset) {
            return false;
        }
    }

    @Test
    void idle_connections_do_not_keep_others_waiting() throws Exception {
        Names names = new Names("busy");
        List<RawConnection> idle = new ArrayList<>();
        try {
            for (int i = 0; i < IDLE_CONNECTIONS; i++) {
                To to = i % 2 == 0 ? To.CMP : To.REST;
                // the first says nothing, the next stops in the header, the next in the body
                String said = i % 3 == 0 ? "" : i % 3 == 1 ? "POST /nfv" : to.header("Content-Length: 1000");
                idle.add(to.connect(lab).send(said));
            }
            Clock clock = Clock.systemUTC();
            Instant begin = clock.instant();
            assertThat(new RestClient(lab, lab.vnfm()).register(names).statusCode())
                    .isEqualTo(201);
            CmpMessages messages = new CmpMessages(Protection.signature(lab.vnfm()), clock);
            CmpAnswer answer = new CmpClient(lab)
                    .enrol(messages.p10cr(CertificateRequest.of(names), CmpMessages.newTransaction()));
            assertThat(answer.certificate()).as(answer.toString()).isPresent();
            assertThat(Duration.between(begin, clock.instant())).isLessThan(Duration.ofSeconds(5));
        } finally {
            for (RawConnection connection : idle) {
                connection.close();
            }
        }
    }
}
