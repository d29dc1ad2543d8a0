package sol023.cmf.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import sol023.cmf.audit.AuditEvent.Action;
import sol023.cmf.certificate.TestClock;

class JsonAuditLogTest {

    private final TestClock clock = new TestClock();
    private final LoggerContext context = new LoggerContext();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final JsonAuditLog log = new JsonAuditLog(context.getLogger("audit"), clock);

    @BeforeEach
    void listen() {
        context.setMDCAdapter(MDC.getMDCAdapter());
        lines.start();
        context.getLogger("audit").addAppender(lines);
    }

    @AfterEach
    void leave() {
        Origin.leave();
    }

    private List<JsonNode> written() {
        return lines.list.stream()
                .map(each -> parse(each.getFormattedMessage()))
                .toList();
    }

    private static JsonNode parse(String line) {
        try {
            assertThat(line).doesNotContain("\n");
            return new ObjectMapper().readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_line_says_when_who_what_from_where() {
        Origin.enter("192.0.2.7", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        log.record(AuditEvent.done(Action.SUBJECT_REGISTER, "vnfm").with("subject", "s-1"));

        var line = written().get(0);
        assertThat(line.path("time").asText()).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(line.path("action").asText()).isEqualTo("subject.register");
        assertThat(line.path("outcome").asText()).isEqualTo("done");
        assertThat(line.path("who").asText()).isEqualTo("vnfm");
        assertThat(line.path("from").asText()).isEqualTo("192.0.2.7");
        assertThat(line.path("correlation").asText()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(line.path("subject").asText()).isEqualTo("s-1");
    }

    @Test
    void a_trace_parent_that_is_malformed_is_not_believed() {
        Origin.enter("192.0.2.7", "00-x\n\"}-b7ad6b7169203331-01");
        log.record(AuditEvent.done(Action.SUBJECT_REGISTER, "vnfm"));

        assertThat(written().get(0).path("correlation").asText()).matches("[0-9a-f]{16}");
    }

    @Test
    void what_a_requester_says_cannot_make_a_second_line_nor_a_long_one() {
        log.record(AuditEvent.refused(Action.CERTIFICATE_ISSUE, "vnfm", "a\n{\"who\":\"b\"}" + "x".repeat(9999)));

        assertThat(written()).hasSize(1);
        assertThat(written().get(0).path("reason").asText()).hasSizeLessThan(600);
    }

    @Test
    void strangers_cannot_fill_the_log_and_what_is_left_out_is_counted() {
        for (int i = 0; i < 1000; i++) {
            log.record(AuditEvent.refused(Action.AUTHENTICATE, AuditEvent.UNKNOWN, "no"));
        }
        assertThat(written()).hasSize(50);

        log.record(AuditEvent.done(Action.SUBJECT_REGISTER, "vnfm"));
        clock.advance(Duration.ofSeconds(1));
        log.record(AuditEvent.refused(Action.AUTHENTICATE, AuditEvent.UNKNOWN, "no"));
        assertThat(written()).hasSize(52);
        assertThat(written().get(51).path("leftOut").asInt()).isEqualTo(950);
    }
}
