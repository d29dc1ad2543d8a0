package sol023.cmf.cli;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import sol023.cmf.server.OperatorAccess;

/** Options that say which CMF that runs an operator means, and by what credential he is known there. */
final class RunningCmf {

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "folder of the lab")
    private @Nullable Path data;

    @ArgGroup(exclusive = false, multiplicity = "1")
    private @Nullable Deployed deployed;

    /** Gets ready to ask it. */
    OperatorAccess open() {
        if (data != null) {
            return OperatorAccess.ofLab(data);
        }
        if (deployed == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return deployed.open();
    }

    /** Made fit for a terminal: names are others'. */
    static String printable(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }

    /** A CMF that is no lab, and the credential of a consumer with the scope cert:v1:operator. */
    static final class Deployed {

        @Option(
                names = "--url",
                required = true,
                paramLabel = "URL",
                description = "of the CMF, such as https://cmf.example.org:8443")
        private URI url = URI.create("");

        @Option(names = "--trust", required = true, paramLabel = "PEM", description = "who certifies the CMF")
        private Path trust = Path.of("");

        @Option(
                names = "--certificate",
                required = true,
                paramLabel = "PEM",
                description = "the operator's TLS client certificate, then its chain")
        private Path certificate = Path.of("");

        @Option(names = "--key", required = true, paramLabel = "PEM", description = "its key (PKCS#8)")
        private Path key = Path.of("");

        private OperatorAccess open() {
            return OperatorAccess.of(URI.create(url.toString().replaceAll("/+$", "")), trust, certificate, key);
        }
    }
}
