package sol023.conformance.hook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * A program that was run without a shell, in the folder of the target file.
 *
 * @param exitCode empty when it did not end in time and was stopped
 * @param output what it printed, both streams, the first 16 KiB
 */
record CommandRun(OptionalInt exitCode, String output) {

    private static final int MOST = 16 * 1024;

    /** @throws IOException when the program cannot be started */
    static CommandRun of(List<String> words, Path folder, Duration within) throws IOException {
        Path output = Files.createTempFile("hook", ".txt");
        try {
            Process process = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output.toFile())
                    .start();
            OptionalInt code = end(process, within);
            return new CommandRun(code, printed(output));
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static OptionalInt end(Process process, Duration within) {
        try {
            if (process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
                return OptionalInt.of(process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        return OptionalInt.empty();
    }

    private static String printed(Path output) throws IOException {
        try (InputStream in = Files.newInputStream(output)) {
            return new String(in.readNBytes(MOST), StandardCharsets.UTF_8);
        }
    }
}
