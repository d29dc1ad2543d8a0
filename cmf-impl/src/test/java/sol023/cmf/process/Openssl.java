package sol023.cmf.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code openssl} command of this machine, run in one directory. */
final class Openssl {

    private static final int SECONDS = 60;
    private static final Pattern VERSION = Pattern.compile("OpenSSL (\\d+)\\.(\\d+)");

    private final Path directory;

    Openssl(Path directory) {
        this.directory = directory;
    }

    /**
     * How a command ended.
     *
     * @param exit 0 for success
     * @param text what it printed, errors included
     */
    record Outcome(int exit, String text) {}

    /** Major version times 100 plus minor version, 305 for 3.5; empty when there is no OpenSSL. */
    Optional<Integer> version() {
        try {
            Matcher matcher = VERSION.matcher(run("version").text());
            return matcher.find()
                    ? Optional.of(Integer.parseInt(matcher.group(1)) * 100 + Integer.parseInt(matcher.group(2)))
                    : Optional.empty();
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    Outcome run(String... arguments) {
        return run(List.of(arguments));
    }

    Outcome run(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add("openssl");
        command.addAll(arguments);
        try {
            Path text = Files.createTempFile(directory, "openssl-", ".out");
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(text.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("openssl hangs: " + command + "\n" + Files.readString(text));
            }
            return new Outcome(process.exitValue(), command + "\n" + Files.readString(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
