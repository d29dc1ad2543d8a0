package sol023.cmf.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import sol023.cmf.ca.EmbeddedCertificateAuthority;
import sol023.cmf.ca.Pem;

/**
 * The server of the VNFM that the conformance suite plays towards the lab: its credential, made at the first start, and where it will
 * listen. The lab itself serves nothing there.
 */
record LabVnfmServer(Path folder, InetAddress address, int port) {

    private static final int FIRST_PORT = 20_000;
    private static final int LAST_PORT = 30_000;
    private static final int MOST_ATTEMPTS = 20;
    private static final Duration VALIDITY = Duration.ofDays(397);
    private static final Duration RENEWED_BEFORE_END = Duration.ofDays(30);

    /** @param port empty or 0 for one that is free now; somebody else may take it before the suite does */
    static LabVnfmServer at(Path lab, InetAddress address, OptionalInt port) {
        return new LabVnfmServer(
                lab.resolve("vnfm-server"), address, port.orElse(0) == 0 ? free(address) : port.getAsInt());
    }

    /** Not one of those that systems give to whoever asks for any port, as time passes until the suite takes it. */
    private static int free(InetAddress address) {
        for (int attempt = 1; ; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
            try (var socket = new ServerSocket(port, 1, address)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw new ConfigException("there is no free port for the suite's VNFM", e);
                }
            }
        }
    }

    Path chain() {
        return folder.resolve("server.pem");
    }

    Path key() {
        return folder.resolve("server.key");
    }

    /** What the CMF shows at its token endpoint. */
    Path clientSecret() {
        return folder.resolve("lcm-secret");
    }

    /** Host and port. */
    String authority() {
        var host = address.getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** What stands before {@code /vnflcm}. */
    URI apiRoot() {
        return URI.create("https://" + authority());
    }

    /** Makes the credential when it is missing or ends soon. */
    void provide(EmbeddedCertificateAuthority authority, Clock clock) {
        LabFiles.makeFolder(folder);
        if (!isUsable(authority, clock)) {
            var names = List.of("localhost", "127.0.0.1", "::1");
            var made = authority.makeServerCredential(names, VALIDITY);
            LabFiles.write(key(), Pem.privateKey(made.key()));
            LabFiles.write(chain(), Pem.certificates(made.chain()));
        }
    }

    /** The certificate is written last, so if it is there the key belongs to it. */
    private boolean isUsable(EmbeddedCertificateAuthority authority, Clock clock) {
        if (!Files.exists(chain()) || !Files.exists(key())) {
            return false;
        }
        X509Certificate certificate = PemFiles.certificates(chain()).get(0);
        return certificate
                        .getIssuerX500Principal()
                        .equals(authority.certificate().getSubjectX500Principal())
                && clock.instant()
                        .plus(RENEWED_BEFORE_END)
                        .isBefore(certificate.getNotAfter().toInstant());
    }
}
