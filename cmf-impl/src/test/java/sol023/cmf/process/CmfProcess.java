package sol023.cmf.process;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A CMF started as users start it: the executable jar in a process of its own, on free ports, its data in a directory
 * that outlives it. What it prints goes to a file beside the data.
 */
public final class CmfProcess implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(30);
    private static final Pattern READY = Pattern.compile("(?m)^.*\\bready: *(https://127\\.0\\.0\\.1:\\d+)");
    private static final Pattern PLAIN = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+)");

    private final Process process;
    private final Path output;
    private final Path data;

    private CmfProcess(Process process, Path output, Path data) {
        this.process = process;
        this.output = output;
        this.data = data;
    }

    /** Starts a lab CMF with its data in {@code directory/cmf-data}; a second start there finds what the first left. */
    public static CmfProcess startLab(Path directory) {
        return startLab(directory, List.of());
    }

    /** Starts a lab CMF as {@link #startLab(Path)} does, and kills it when this time has passed, wherever it is then. */
    public static void startLabAndKill(Path directory, Duration after) throws InterruptedException {
        Path data = directory.resolve("cmf-data");
        launch(directory, withJar(List.of(), labArguments(data)), data).killAfter(after);
    }

    /** As {@link #startLab(Path)}, with options for the Java virtual machine such as {@code -Xmx256m}. */
    public static CmfProcess startLab(Path directory, List<String> jvmOptions) {
        Path data = directory.resolve("cmf-data");
        return start(directory, jvmOptions, labArguments(data), data);
    }

    private static List<String> labArguments(Path data) {
        return List.of("serve", "--lab", "--data", data.toString(), "--port", "0", "--http-port", "0");
    }

    /** Starts {@code cmf.jar} with these arguments and returns when it says that it is ready. */
    public static CmfProcess start(Path directory, List<String> jvmOptions, List<String> arguments, Path data) {
        return java(directory, withJar(jvmOptions, arguments), data);
    }

    private static List<String> withJar(List<String> jvmOptions, List<String> arguments) {
        List<String> all = new ArrayList<>(jvmOptions);
        all.addAll(List.of("-jar", jar().toString()));
        all.addAll(arguments);
        return all;
    }

    /** Starts a Java program that speaks of its readiness as the CMF does. */
    public static CmfProcess java(Path directory, List<String> arguments, Path data) {
        CmfProcess started = launch(directory, arguments, data);
        started.awaitReady();
        return started;
    }

    private static CmfProcess launch(Path directory, List<String> arguments, Path data) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        try {
            Files.createDirectories(directory);
            Path output = Files.createTempFile(directory, "cmf-", ".out");
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new CmfProcess(process, output, data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path jar() {
        Path jar = Path.of(System.getProperty("cmf.jar", "target/cmf.jar")).toAbsolutePath();
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("no " + jar + ": these tests run after the package phase");
        }
        return jar;
    }

    private void awaitReady() {
        try {
            await("the CMF is ready")
                    .atMost(READY_WITHIN)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> READY.matcher(output()).find() || !process.isAlive());
        } catch (RuntimeException e) {
            kill();
            throw new IllegalStateException("the CMF was not ready in time and said:\n" + output(), e);
        }
        if (!process.isAlive()) {
            throw new IllegalStateException("the CMF ended with " + process.exitValue() + " and said:\n" + output());
        }
    }

    /** Where everything of the running CMF is; without a plain listener, CMP goes over TLS too. */
    public Lab lab() {
        URI https = address(READY).orElseThrow();
        return new Lab(https, address(PLAIN).orElse(https), data);
    }

    private Optional<URI> address(Pattern pattern) {
        Matcher matcher = pattern.matcher(output());
        return matcher.find() ? Optional.of(URI.create(matcher.group(1))) : Optional.empty();
    }

    /** All that the CMF has printed so far. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Ends it as an operator does (SIGTERM); the exit value once it has ended. */
    public int stop() {
        process.destroy();
        return ended();
    }

    /** Ends it as a power cut does to a process (SIGKILL): nothing of its own runs any more. */
    public void kill() {
        process.destroyForcibly();
        ended();
    }

    /** As {@link #kill}, at a moment of its own, in the middle of whatever it is doing then. */
    public void killAfter(Duration delay) throws InterruptedException {
        if (!endsWithin(delay)) {
            kill();
        }
    }

    /** Whether the process ends of itself within this time. */
    public boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    private int ended() {
        try {
            if (!process.waitFor(STOPPED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the CMF did not end in time and said:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new IllegalStateException("interrupted while the CMF was ending", e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }
}
