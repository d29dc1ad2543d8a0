package sol023.cmf.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import sol023.cmf.ca.EmbeddedCertificateAuthority;
import sol023.cmf.ca.Pem;
import sol023.cmf.outbound.TlsIdentity;

/** The certificate that the lab's CMF shows to notification endpoints and token endpoints, made at the first start. */
final class LabCallbackClient {

    private static final Duration VALIDITY = Duration.ofDays(825);
    private static final Duration RENEWED_BEFORE_END = Duration.ofDays(30);

    private LabCallbackClient() {}

    /** @param caFolder the certificate lies beside it, in {@code cmf-client} */
    static TlsIdentity identity(Path caFolder, EmbeddedCertificateAuthority authority, Clock clock) {
        var folder = caFolder.resolveSibling("cmf-client");
        var key = folder.resolve("client.key");
        var chain = folder.resolve("client.pem");
        if (!isUsable(key, chain, authority, clock)) {
            LabFiles.makeFolder(folder);
            var made = authority.makeClientCredential("cmf", VALIDITY);
            LabFiles.write(key, Pem.privateKey(made.key()));
            LabFiles.write(chain, Pem.certificates(made.chain()));
        }
        return new TlsIdentity(PemFiles.privateKey(key), List.copyOf(PemFiles.certificates(chain)));
    }

    /** The certificate is written last, so if it is there the key belongs to it. */
    private static boolean isUsable(Path key, Path chain, EmbeddedCertificateAuthority authority, Clock clock) {
        if (!Files.exists(key) || !Files.exists(chain)) {
            return false;
        }
        var certificate = PemFiles.certificates(chain).get(0);
        return certificate
                        .getIssuerX500Principal()
                        .equals(authority.certificate().getSubjectX500Principal())
                && clock.instant()
                        .plus(RENEWED_BEFORE_END)
                        .isBefore(certificate.getNotAfter().toInstant());
    }
}
