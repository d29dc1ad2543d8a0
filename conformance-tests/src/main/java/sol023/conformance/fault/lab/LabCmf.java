package sol023.conformance.fault.lab;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A lab CMF as a process of its own, on free ports, with a data directory that goes when it is closed. */
public final class LabCmf implements Closeable {

    private static final String READY = "ready: ";

    // the process lives for a minute at most: optimizing its code would take longer than it saves
    private static final String QUICK = "-XX:TieredStopAtLevel=1";

    private final Process process;
    private final Path data;

    private LabCmf(Process process, Path data) {
        this.process = process;
        this.data = data;
    }

    /**
     * Starts the CMF and returns when it is ready.
     *
     * @param jar the executable {@code cmf.jar}
     * @param patience how long it may take
     * @throws IOException when it does not become ready; the message has what it printed
     */
    public static LabCmf start(Path jar, Duration patience) throws IOException {
        Path data = Files.createTempDirectory("lab-cmf");
        Path output = data.resolve("output.txt");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(List.of(
                        java,
                        QUICK,
                        "-jar",
                        jar.toString(),
                        "serve",
                        "--lab",
                        "--data",
                        data.toString(),
                        "--port",
                        "0",
                        "--http-port",
                        "0"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        LabCmf lab = new LabCmf(process, data);
        try {
            lab.awaitReady(output, patience);
            return lab;
        } catch (IOException e) {
            lab.close();
            throw e;
        }
    }

    /** The data directory. */
    public Path data() {
        return data;
    }

    /** The target file that the CMF has written. */
    public Path target() {
        return data.resolve("target.yaml");
    }

    private void awaitReady(Path output, Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        while (!printed(output).contains(READY)) {
            if (System.nanoTime() > end || ended()) {
                throw new IOException("the CMF did not become ready; it printed: " + printed(output));
            }
        }
    }

    /** Whether the process has ended; waits a moment for it, so that the caller may ask in a loop. */
    private boolean ended() throws IOException {
        try {
            return process.waitFor(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the CMF was starting", e);
        }
    }

    private static String printed(Path output) throws IOException {
        return Files.exists(output) ? Files.readString(output) : "";
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).forEach(LabCmf::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
