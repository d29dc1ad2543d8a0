package sol023.conformance.target;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The VNFM that the suite plays: where it listens to the CMF, and who it is. Address and port where it listens may differ from what the CMF is
 * told, for example behind address translation.
 *
 * @param host the address to listen at
 * @param port 0 for any free one
 * @param advertised what the CMF is told, without a slash at the end; empty: made from host and port
 * @param checkAdvertised whether the doctor tries {@code advertised} from this machine
 * @param tls the certificate that is shown to the CMF, and its key
 * @param trust PEM file with the anchors of the CMF's client certificate; empty: nobody needs to show one
 * @param lcmClient what the CMF uses at our token endpoint for the VNF LCM interface; empty: it needs no token
 */
public record VnfmSettings(
        String host,
        int port,
        Optional<URI> advertised,
        boolean checkAdvertised,
        Target.KeyFiles tls,
        Optional<Path> trust,
        Optional<Client> lcmClient) {

    /** A client of our token endpoint (RFC 6749 section 2.3.1). */
    public record Client(String id, Secret secret) {}

    /** An address and a port, 0 for any free one. */
    public record Listen(String host, int port) {

        /** Reads {@code HOST:PORT}; empty when it is none. */
        public static Optional<Listen> parse(String text) {
            return VnfmSection.listen(text);
        }

        /** Whether it is every address of the machine, which nobody can be told. */
        public boolean isAny() {
            return host.equals("0.0.0.0") || host.equals("[::]");
        }
    }

    List<Secret> secrets() {
        List<Secret> secrets = new ArrayList<>();
        Secret.privateKey(tls.key()).ifPresent(secrets::add);
        lcmClient.ifPresent(client -> secrets.add(client.secret()));
        return secrets;
    }
}
