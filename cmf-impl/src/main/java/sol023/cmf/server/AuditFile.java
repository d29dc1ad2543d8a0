package sol023.cmf.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.status.StatusListener;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import sol023.cmf.audit.AuditLog;
import sol023.cmf.audit.JsonAuditLog;
import sol023.cmf.ca.PrivateFiles;

/** Where audit lines end up: in a file of their own, or with everything else that is logged. */
final class AuditFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AuditFile.class);
    private static final String LOGGER = "sol023.audit";

    private final LoggerContext context = new LoggerContext();
    private final AuditLog log;

    private AuditFile(AuditSettings settings, Clock clock) {
        this.log = new JsonAuditLog(
                settings.file().map(file -> toFile(file, settings)).orElseGet(() -> LoggerFactory.getLogger(LOGGER)),
                clock);
    }

    /** @throws ConfigException if the file cannot be written */
    static AuditFile open(AuditSettings settings, Clock clock) {
        return new AuditFile(settings, clock);
    }

    AuditLog log() {
        return log;
    }

    /** A logging context of its own, as several CMFs may run in one process. */
    private Logger toFile(Path file, AuditSettings settings) {
        requireWritable(file);
        context.setMDCAdapter(MDC.getMDCAdapter());
        context.getStatusManager().add((StatusListener) AuditFile::tellTrouble);
        var rolling = new FixedWindowRollingPolicy();
        var trigger = new SizeBasedTriggeringPolicy<ILoggingEvent>();
        var encoder = new PatternLayoutEncoder();
        var appender = new PrivateAppender();
        appender.setContext(context);
        appender.setFile(file.toString());
        encoder.setContext(context);
        encoder.setPattern("%msg%n");
        encoder.start();
        appender.setEncoder(encoder);
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setFileNamePattern(file + ".%i");
        rolling.setMinIndex(1);
        rolling.setMaxIndex(settings.files());
        rolling.start();
        trigger.setContext(context);
        trigger.setMaxFileSize(new FileSize(settings.fileOctets()));
        trigger.start();
        appender.setRollingPolicy(rolling);
        appender.setTriggeringPolicy(trigger);
        appender.start();
        var logger = context.getLogger(LOGGER);
        logger.setLevel(Level.INFO);
        logger.addAppender(appender);
        return logger;
    }

    private static void tellTrouble(Status status) {
        if (status.getLevel() >= Status.WARN) {
            LOG.error("audit lines may be lost: {}", status.getMessage());
        }
    }

    /** Makes each new file for its owner only, also when the one before is full. */
    private static final class PrivateAppender extends RollingFileAppender<ILoggingEvent> {

        @Override
        public void openFile(String name) throws IOException {
            makePrivate(Path.of(name).toAbsolutePath());
            super.openFile(name);
        }
    }

    private static void makePrivate(Path file) throws IOException {
        if (!Files.exists(file)) {
            PrivateFiles.write(file, new byte[0]);
        }
    }

    private static void requireWritable(Path file) {
        try {
            makePrivate(file);
            Files.newOutputStream(file, StandardOpenOption.APPEND).close();
        } catch (IOException e) {
            throw new ConfigException("audit.file: " + file + " cannot be written", e);
        }
    }

    /** What was recorded is written; after that nothing is. */
    @Override
    public void close() {
        context.stop();
    }
}
