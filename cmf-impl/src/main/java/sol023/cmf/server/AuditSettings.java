package sol023.cmf.server;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where audit lines go.
 *
 * @param file empty: to the log, as those of the logger {@code sol023.audit}
 * @param fileOctets how long the file may get before a new one is begun
 * @param files how many full files are kept
 */
record AuditSettings(Optional<Path> file, int fileOctets, int files) {

    /** With the log. */
    static final AuditSettings STANDARD = new AuditSettings(Optional.empty(), 100 << 20, 10);
}
