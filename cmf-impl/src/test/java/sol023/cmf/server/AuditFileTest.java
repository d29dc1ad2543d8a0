package sol023.cmf.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import sol023.cmf.audit.AuditEvent;

class AuditFileTest {

    private static final int LINES = 2000;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "its files have other permissions")
    void the_file_and_the_full_ones_before_it_are_for_their_owner_only(@TempDir Path folder) throws IOException {
        var file = folder.resolve("audit.log");
        for (int start = 0; start < 3; start++) {
            try (var audit = AuditFile.open(new AuditSettings(Optional.of(file), 1024, 2), Clock.systemUTC())) {
                for (int i = 0; i < LINES; i++) {
                    audit.log().record(AuditEvent.done(AuditEvent.Action.SUBJECT_REGISTER, "vnfm"));
                }
            }
        }

        assertThat(folder.resolve("audit.log.1")).exists();
        try (var files = Files.list(folder)) {
            assertThat(files)
                    .allSatisfy(each -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                            .as(each.toString())
                            .isEqualTo("rw-------"));
        }
    }
}
