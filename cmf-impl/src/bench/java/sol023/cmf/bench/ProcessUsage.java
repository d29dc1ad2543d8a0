package sol023.cmf.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process has used, as Linux counts it. */
final class ProcessUsage {

    /** The unit of times in /proc/PID/stat is 1/100 s on every Linux that Java runs on. */
    private static final double TICKS_PER_SECOND = 100;

    private ProcessUsage() {}

    /** User and system time so far, in seconds. */
    static double cpuSeconds(long pid) {
        String stat = read(pid, "stat");
        // the second field is the name in brackets, which may hold blanks
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    /** Resident memory now, in MB (10^6 octets). */
    static double residentMegabytes(long pid) {
        return status(pid, "VmRSS:");
    }

    /** The most resident memory so far, in MB (10^6 octets). */
    static double peakMegabytes(long pid) {
        return status(pid, "VmHWM:");
    }

    private static double status(long pid, String name) {
        return read(pid, "status")
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024 / 1e6)
                .findFirst()
                .orElseThrow();
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
