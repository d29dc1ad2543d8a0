package sol023.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class VnfmScriptTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "destroy a          |unknown command destroy",
                "create             |create needs more words",
                "create a b         |create takes fewer words",
                "instantiate a many |instantiate needs a number of VNFCs, not many",
                "wait long          |wait needs subscription, or a time such as 500ms, 5s or 1m, not long",
                "answer ok          |answer needs HTTP statuses, not ok",
            })
    void a_wrong_command_is_said_with_its_line_before_anything_is_done(String line, String message) throws IOException {
        Path script = Files.writeString(folder.resolve("s.txt"), "# what the VNFM does\ncreate a\n\n" + line + "\n");
        assertThatThrownBy(() -> VnfmScript.read(script))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("s.txt:4: " + message)
                .hasMessageContaining("known are: create NAME");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--listen here           |--listen must be HOST:PORT",
                "--listen 0.0.0.0:0      |say in --advertised",
                "--listen 127.0.0.1:0 --advertised http://x|--advertised must be an https URL",
                "--listen 127.0.0.1:0    |--cert: none.pem cannot be read",
                "--listen 127.0.0.1:0 --client-cert a|--client-cert and --client-key go together",
            })
    void options_that_cannot_be_are_refused(String options, String message) {
        StringWriter err = new StringWriter();
        CommandLine command = Main.commandLine().setErr(new PrintWriter(err));
        int code = command.execute(("vnfm --cert none.pem --key none.key " + options).split(" ", -1));
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains(message);
    }

    @Test
    void a_script_of_every_command_is_read() throws IOException {
        Path script = Files.writeString(
                folder.resolve("s.txt"),
                """
                create a
                wait subscription
                instantiate a 2
                scale-out a
                scale-in a
                heal a
                terminate a
                delete a
                answer 500 204
                wait 5s
                """);
        assertThat(VnfmScript.read(script)).isNotNull();
    }
}
