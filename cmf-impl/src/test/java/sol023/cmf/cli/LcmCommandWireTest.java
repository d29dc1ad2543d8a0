package sol023.cmf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sol023.cmf.server.Lab;

/** {@code cmf lcm} at a lab that runs. */
class LcmCommandWireTest {

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void vnfms_are_listed_and_steered() throws Exception {
        var data = folder.toString();
        try (var lab = Lab.start(folder, "127.0.0.1", OptionalInt.of(0), OptionalInt.of(0), Clock.systemUTC())) {
            assertThat(lab.cmf().httpsPort()).isPositive();
            assertThat(run("lcm", "--data", data, "list")).isZero();
            assertThat(out.toString()).startsWith("vnfm: ").contains("0 VNF instances");
            for (var word : new String[] {"terminate", "subscribe", "resync"}) {
                assertThat(run("lcm", "--data", data, word, "vnfm")).isZero();
                assertThat(out.toString()).contains(word + " will be done");
                assertThat(Files.readString(folder.resolve("audit.log"))).contains("\"lcm." + word + "\"");
            }
            assertThat(run("lcm", "--data", data, "terminate", "no such vnfm")).isEqualTo(1);
            assertThat(err.toString()).startsWith("cmf: 404: ").doesNotContain("Exception");
            assertThat(run("lcm", "--data", data, "terminate", "..")).isEqualTo(2);
            assertThat(run("lcm", "list")).isEqualTo(2);
        }
        assertThat(run("lcm", "--data", data, "list")).isEqualTo(2);
        assertThat(err.toString()).contains("cannot be reached");
    }

    @Test
    void what_a_vnfm_says_steers_no_terminal() {
        assertThat(RunningCmf.printable("s\u001b[2J1")).isEqualTo("s?[2J1");
    }
}
