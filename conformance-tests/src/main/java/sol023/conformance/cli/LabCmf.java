package sol023.conformance.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The reference CMF as a process with laboratory settings, on free ports; {@link #close} stops it. */
final class LabCmf implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(15);
    private static final int KEPT_LINES = 20;

    private final Process process;
    private final Path data;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Thread shutdownHook = new Thread(this::kill, "stop-cmf");

    private LabCmf(Process process, Path data) {
        this.process = process;
        this.data = data;
    }

    /**
     * Starts it and waits until it says that it is ready.
     *
     * @throws UsageException when it does not get ready; the message has its last lines
     */
    static LabCmf start(Path jar, Path data) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(
                        java.toString(),
                        "-jar",
                        jar.toString(),
                        "serve",
                        "--lab",
                        "--data",
                        data.toString(),
                        "--port",
                        "0",
                        "--http-port",
                        "0")
                .redirectErrorStream(true)
                .start();
        LabCmf cmf = new LabCmf(process, data);
        Runtime.getRuntime().addShutdownHook(cmf.shutdownHook);
        Thread reader = new Thread(cmf::read, "cmf-output");
        reader.setDaemon(true);
        reader.start();
        if (!cmf.awaitReady() || !Files.isRegularFile(cmf.target())) {
            cmf.close();
            throw new UsageException("--cmf: " + jar + " did not get ready:\n" + cmf.tail());
        }
        return cmf;
    }

    /** The target file that it has written. */
    Path target() {
        return data.resolve("target.yaml");
    }

    @Override
    public void close() {
        kill();
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            // the virtual machine is going down: the hook runs anyway
            return;
        }
    }

    private void kill() {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private boolean awaitReady() {
        try {
            return ready.await(START.toMillis(), TimeUnit.MILLISECONDS) && process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void read() {
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                keep(line);
                if (line.contains("ready: ")) {
                    ready.countDown();
                }
            }
        } catch (IOException e) {
            keep("(its output ended: " + e.getMessage() + ")");
        } finally {
            ready.countDown();
        }
    }

    private void keep(String line) {
        synchronized (lastLines) {
            lastLines.add(line);
            if (lastLines.size() > KEPT_LINES) {
                lastLines.remove();
            }
        }
    }

    private String tail() {
        synchronized (lastLines) {
            return String.join("\n", lastLines);
        }
    }
}
