package sol023.cmf.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sol023.cmf.audit.AuditEvent.Action;

/**
 * Writes each event as one line of JSON. Of the attempts of strangers, whom anybody can be, it writes no more than five a second (fifty at
 * once); the next line then says how many were left out.
 */
public final class JsonAuditLog implements AuditLog {

    private static final Logger LOG = LoggerFactory.getLogger(JsonAuditLog.class);
    private static final int LONGEST_VALUE = 500;

    private final ObjectMapper mapper = new ObjectMapper();
    private final Logger lines;
    private final Clock clock;
    private final Strangers strangers;

    /** @param lines where the lines go */
    public JsonAuditLog(Logger lines, Clock clock) {
        this.lines = lines;
        this.clock = clock;
        this.strangers = new Strangers(clock.instant());
    }

    @Override
    public void record(AuditEvent event) {
        var now = clock.instant();
        long leftOut = 0;
        if (event.who().equals(AuditEvent.UNKNOWN) || event.action() == Action.AUTHENTICATE) {
            var admitted = strangers.admit(now);
            if (admitted.isEmpty()) {
                return;
            }
            leftOut = admitted.getAsLong();
        }
        try {
            lines.info("{}", line(event, now, leftOut));
        } catch (JsonProcessingException e) {
            LOG.error("an audit line of {} could not be written", event.action(), e);
        }
    }

    private String line(AuditEvent event, Instant now, long leftOut) throws JsonProcessingException {
        var members = new LinkedHashMap<String, Object>();
        members.put("time", now.truncatedTo(ChronoUnit.MILLIS).toString());
        members.put("action", event.action().text());
        members.put("outcome", event.outcome().text());
        members.put("who", event.who());
        Origin.from().ifPresent(from -> members.put("from", from));
        Origin.correlation().ifPresent(id -> members.put(Origin.CORRELATION, id));
        event.details().forEach((name, value) -> members.put(name, shortened(value)));
        if (leftOut > 0) {
            members.put("leftOut", leftOut);
        }
        return mapper.writeValueAsString(members);
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "...";
    }

    /** Counts the attempts of strangers. */
    private static final class Strangers {

        private static final int PER_SECOND = 5;
        private static final int BURST = 50;

        private double left = BURST;
        private Instant filled;
        private long leftOut;

        Strangers(Instant now) {
            this.filled = now;
        }

        /** How many were left out since the last line; empty if this one is left out too. */
        synchronized OptionalLong admit(Instant now) {
            var passed = Duration.between(filled, now);
            filled = now;
            if (!passed.isNegative()) {
                left = Math.min(BURST, left + (passed.toSeconds() + passed.toNanosPart() / 1e9) * PER_SECOND);
            }
            if (left < 1) {
                leftOut++;
                return OptionalLong.empty();
            }
            left--;
            long told = leftOut;
            leftOut = 0;
            return OptionalLong.of(told);
        }
    }
}
