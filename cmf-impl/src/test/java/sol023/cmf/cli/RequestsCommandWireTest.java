package sol023.cmf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sol023.cmf.process.CertificateRequest;
import sol023.cmf.process.CmpClient;
import sol023.cmf.process.CmpMessages;
import sol023.cmf.process.Names;
import sol023.cmf.process.Protection;
import sol023.cmf.process.RestClient;
import sol023.cmf.server.Lab;

/** {@code cmf requests} at a lab that runs. */
class RequestsCommandWireTest {

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

    private String id(String vnfci) {
        assertThat(run("requests", "--data", folder.toString(), "list")).isZero();
        return out.toString()
                .lines()
                .filter(line -> line.contains(vnfci))
                .findFirst()
                .orElseThrow()
                .split(" ", 2)[0];
    }

    @Test
    void requests_are_listed_approved_and_denied() throws Exception {
        try (var lab = Lab.start(folder, "127.0.0.1", OptionalInt.of(0), OptionalInt.of(0), Clock.systemUTC())) {
            var wires =
                    new sol023.cmf.process.Lab(lab.cmf().apiRoot(), lab.cmf().apiRoot(), folder);
            for (var word : new String[] {"a", "b"}) {
                var names = new Names(word + ".manual.sol023");
                new RestClient(wires, wires.vnfm()).register(names);
                var messages = new CmpMessages(Protection.signature(wires.vnfm()), Clock.systemUTC());
                assertThat(new CmpClient(wires)
                                .enrol(messages.p10cr(CertificateRequest.of(names), CmpMessages.newTransaction()))
                                .isWaiting())
                        .isTrue();
            }
            var a = id("vnfci-a");
            assertThat(run(
                            "requests",
                            "--url",
                            lab.cmf().apiRoot() + "/",
                            "--trust",
                            folder.resolve("ca/root.crt").toString(),
                            "--certificate",
                            folder.resolve("operator/operator-chain.pem").toString(),
                            "--key",
                            folder.resolve("operator/operator.key").toString(),
                            "approve",
                            a))
                    .isZero();
            assertThat(out.toString()).contains(a + " accepted").contains("by=operator");
            assertThat(run("requests", "--data", folder.toString(), "deny", id("vnfci-b"), "--detail", "No."))
                    .isZero();
            assertThat(out.toString()).contains(" rejection ").contains("detail=\"No.\"");

            assertThat(run("requests", "--data", folder.toString(), "approve", a))
                    .isEqualTo(1);
            assertThat(err.toString()).startsWith("cmf: 409: ").doesNotContain("Exception");
            assertThat(run("requests", "--data", folder.toString(), "approve", "../x"))
                    .isEqualTo(2);
            assertThat(run("requests", "--data", folder.toString(), "list", "--state", "rejection"))
                    .isZero();
            assertThat(out.toString()).contains("vnfci-b").doesNotContain("vnfci-a");
        }

        assertThat(run("requests", "--data", folder.toString(), "list")).isEqualTo(2);
        assertThat(err.toString()).contains("cannot be reached");
        assertThat(run("requests", "--data", folder.resolve("none").toString(), "list"))
                .isEqualTo(2);
        assertThat(run("requests", "--data", folder.toString())).isEqualTo(2);
    }
}
