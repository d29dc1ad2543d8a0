package sol023.cmf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged jar as a process. */
class ServeWireTest {

    private static final Path JAR = Path.of("target", "cmf.jar");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void the_lab_says_when_it_is_ready_and_stops_when_told() throws Exception {
        var process = start("serve", "--lab", "--data", data(), "--port", "0", "--http-port", "0");
        try {
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> out().contains("ready: https://127.0.0.1:"));
            var ready = out().lines()
                    .filter(line -> line.startsWith("ready: "))
                    .findFirst()
                    .orElseThrow();
            var target = Files.readString(folder.resolve("data/target.yaml"));
            assertThat(target).contains("apiRoot: " + ready.substring("ready: ".length()));
            assertThat(out().lines().count()).isLessThanOrEqualTo(10);
        } finally {
            process.destroy();
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(err()).doesNotContain("Exception").doesNotContain("ERROR");
    }

    @Test
    void a_port_that_is_taken_ends_it_with_one_line() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = String.valueOf(taken.getLocalPort());
            assertThat(run("serve", "--lab", "--data", data(), "--port", port, "--http-port", "0"))
                    .isEqualTo(2);
            assertThat(err().lines().filter(line -> line.startsWith("cmf: ")))
                    .singleElement()
                    .asString()
                    .contains(port);
            assertThat(err()).doesNotContain("Exception").doesNotContain("\tat ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve",
                "serve --lab --config x.yaml",
                "serve --lab --port 70000",
                "serve --lab --bind 0.0.0.0",
                "serve --config not-there.yaml",
                "serve --config x.yaml --port 1",
                "serve --lab --verbose",
                "sevre"
            })
    void what_cannot_be_done_ends_with_exit_code_2(String arguments) throws Exception {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(err()).isNotBlank().doesNotContain("\tat ");
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private int run(String... arguments) throws Exception {
        var process = start(arguments);
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("ended by itself")
                    .isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(String... arguments) throws IOException {
        assertThat(JAR).as("packaged before these tests").isRegularFile();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                JAR.toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private String out() throws IOException {
        return Files.readString(folder.resolve("out"));
    }

    private String err() throws IOException {
        return Files.readString(folder.resolve("err"));
    }
}
