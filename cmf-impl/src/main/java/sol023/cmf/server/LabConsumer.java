package sol023.cmf.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import sol023.cmf.access.Consumer;
import sol023.cmf.access.ConsumerLimits;
import sol023.cmf.access.ConsumerSettings;
import sol023.cmf.access.ConsumerTerms;
import sol023.cmf.access.MacSecret;
import sol023.cmf.access.Scope;
import sol023.cmf.ca.EmbeddedCertificateAuthority;
import sol023.cmf.ca.Pem;

/** A VNFM of the lab and its credentials, made at the first start and used again at the next. */
record LabConsumer(String name, Path folder) {

    private static final Duration VALIDITY = Duration.ofDays(825);
    private static final Duration RENEWED_BEFORE_END = Duration.ofDays(30);
    private static final int SECRET_OCTETS = 24;

    /** How the names of its files begin. */
    private String stem() {
        return name.startsWith("vnfm") ? "vnfm" : name;
    }

    Path certificate() {
        return folder.resolve(stem() + ".crt");
    }

    Path chain() {
        return folder.resolve(stem() + "-chain.pem");
    }

    Path key() {
        return folder.resolve(stem() + ".key");
    }

    Path secret() {
        return folder.resolve("cmp-secret");
    }

    Path tokenSecret() {
        return folder.resolve("oauth-secret");
    }

    /** Its OAuth 2.0 client for posting lifecycle notifications. */
    String notifierId() {
        return name + "-lcm";
    }

    Path notifierSecret() {
        return folder.resolve("lcm-secret");
    }

    String macReference() {
        return name + "-1";
    }

    /** The settings of this consumer; what is missing or ends soon is made anew. */
    ConsumerSettings provide(EmbeddedCertificateAuthority authority, Clock clock) {
        var certificate = provideCertificate(authority, clock);
        makeSecret(secret());
        var consumer = new Consumer(name);
        var secret = new MacSecret(
                consumer, macReference().getBytes(UTF_8), read(secret()).getBytes(UTF_8));
        return new ConsumerSettings(
                consumer,
                List.of(certificate),
                List.of(certificate),
                List.of(secret),
                new ConsumerTerms(Set.of(name, notifierId()), Scope.ofConsumers(), ConsumerLimits.NONE));
    }

    /** The same for an operator, who asks for no certificates. */
    ConsumerSettings provideOperator(EmbeddedCertificateAuthority authority, Clock clock) {
        return new ConsumerSettings(
                new Consumer(name),
                List.of(provideCertificate(authority, clock)),
                List.of(),
                List.of(),
                new ConsumerTerms(Set.of(name), Set.of(Scope.OPERATOR), ConsumerLimits.NONE));
    }

    private X509Certificate provideCertificate(EmbeddedCertificateAuthority authority, Clock clock) {
        LabFiles.makeFolder(folder);
        if (!isUsable(authority, clock)) {
            var made = authority.makeClientCredential(name, VALIDITY);
            LabFiles.write(key(), Pem.privateKey(made.key()));
            LabFiles.write(chain(), Pem.certificates(made.chain()));
            LabFiles.write(certificate(), Pem.certificates(List.of(made.certificate())));
        }
        return PemFiles.certificates(certificate()).get(0);
    }

    /** The certificate is written last, so if it is there the key belongs to it. */
    private boolean isUsable(EmbeddedCertificateAuthority authority, Clock clock) {
        if (!Files.exists(certificate()) || !Files.exists(key()) || !Files.exists(chain())) {
            return false;
        }
        X509Certificate certificate = PemFiles.certificates(certificate()).get(0);
        return certificate
                        .getIssuerX500Principal()
                        .equals(authority.certificate().getSubjectX500Principal())
                && clock.instant()
                        .plus(RENEWED_BEFORE_END)
                        .isBefore(certificate.getNotAfter().toInstant());
    }

    private static String randomText() {
        var octets = new byte[SECRET_OCTETS];
        new SecureRandom().nextBytes(octets);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    /** The OAuth 2.0 client of this consumer, of the same name. */
    LabClients.Client client(Set<Scope> scopes) {
        LabFiles.makeFolder(folder);
        makeSecret(tokenSecret());
        return new LabClients.Client(name, read(tokenSecret()), scopes);
    }

    /** A secret that is made at the first use. */
    static String secretIn(Path file) {
        makeSecret(file);
        return read(file);
    }

    private static void makeSecret(Path file) {
        if (!Files.exists(file)) {
            LabFiles.write(file, randomText() + "\n");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new ConfigException(file + " cannot be read", e);
        }
    }
}
