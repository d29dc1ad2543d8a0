package sol023.cmf.ca;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of the embedded CA: {@code root}, {@code issuing}, {@code cmp} and {@code server} in {@code keys.p12}, which is the truth; the certificates beside it
 * are copies for people.
 */
final class CaKeys {

    private static final Logger LOG = LoggerFactory.getLogger(CaKeys.class);
    private static final int PASSWORD_OCTETS = 24;
    private static final Duration CMP_VALIDITY = Duration.ofDays(3 * 365);
    private static final Duration SERVER_VALIDITY = Duration.ofDays(397);

    /** A credential is renewed at start when less than this part of its validity is left. */
    private static final int RENEWED_IN_LAST_PART = 3;

    private final CaSettings settings;
    private final CryptoProviders providers;
    private final Clock clock;
    private final KeyFile file;

    private CaKeys(CaSettings settings, CryptoProviders providers, Clock clock, KeyFile file) {
        this.settings = settings;
        this.providers = providers;
        this.clock = clock;
        this.file = file;
    }

    static CaKeys open(CaSettings settings, CryptoProviders providers, Clock clock) {
        try {
            PrivateFiles.makeFolder(settings.folder());
            var file = KeyFile.open(settings.folder().resolve("keys.p12"), password(settings));
            var keys = new CaKeys(settings, providers, clock, file);
            if (keys.makeWhatIsMissing()) {
                file.save();
            }
            keys.publishCertificates();
            return keys;
        } catch (IOException failure) {
            throw new CaStartException("The folder of the CA, " + settings.folder() + ", cannot be used", failure);
        }
    }

    KeyFile.Entry root() {
        return get("root");
    }

    KeyFile.Entry issuing() {
        return get("issuing");
    }

    KeyFile.Entry cmp() {
        return get("cmp");
    }

    KeyFile.Entry server() {
        return get("server");
    }

    Signer issuingSigner() {
        return new Signer(forSigning(issuing().key()), providers);
    }

    /** Makes a credential of a consumer; it is not kept. */
    KeyFile.Entry makeClient(String commonName, Duration validity) {
        return hierarchy().client(commonName, validity);
    }

    /** Makes a key that signs OCSP answers; it is not kept. */
    KeyFile.Entry makeOcsp(Duration validity) {
        return hierarchy().ocsp(validity);
    }

    /** Makes a credential of a server; it is not kept. */
    KeyFile.Entry makeServer(List<String> names, Duration validity) {
        return hierarchy().server(names, validity);
    }

    /** The key in the form in which the provider that signs need not convert it each time. */
    PrivateKey forSigning(PrivateKey key) {
        try {
            return KeyFactory.getInstance(key.getAlgorithm(), providers.forKeys())
                    .generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
        } catch (GeneralSecurityException failure) {
            throw new CaStartException("A key of the CA is of an unknown kind", failure);
        }
    }

    private KeyFile.Entry get(String alias) {
        return file.find(alias).orElseThrow(() -> new CaStartException("The key file has no key " + alias));
    }

    private CaHierarchy hierarchy() {
        return new CaHierarchy(issuing(), issuingSigner(), clock, settings.organization());
    }

    private boolean makeWhatIsMissing() {
        var made = false;
        if (file.find("issuing").isEmpty()) {
            var root = CaHierarchy.makeRoot(settings, providers, clock);
            file.put("root", root);
            file.put("issuing", CaHierarchy.makeIssuing(root, settings, providers, clock));
            LOG.info("A root and an issuing CA have been made in {}", settings.folder());
            made = true;
        }
        if (!issuing().certificate().getNotAfter().toInstant().isAfter(clock.instant())) {
            throw new CaStartException("The certificate of the issuing CA has ended");
        }
        if (file.find("cmp").filter(this::isFresh).isEmpty()) {
            file.put("cmp", hierarchy().cmp(CMP_VALIDITY));
            made = true;
        }
        if (file.find("server")
                .filter(this::isFresh)
                .filter(this::hasServerNames)
                .isEmpty()) {
            file.put("server", hierarchy().server(settings.serverNames(), SERVER_VALIDITY));
            made = true;
        }
        return made;
    }

    private boolean isFresh(KeyFile.Entry entry) {
        var begin = entry.certificate().getNotBefore().toInstant();
        var end = entry.certificate().getNotAfter().toInstant();
        var lastPart = Duration.between(begin, end).dividedBy(RENEWED_IN_LAST_PART);
        return entry.path().get(1).equals(issuing().certificate())
                && clock.instant().isBefore(end.minus(lastPart));
    }

    private boolean hasServerNames(KeyFile.Entry entry) {
        return X509.alternativeNames(entry.certificate()).equals(CaHierarchy.generalNames(settings.serverNames()));
    }

    private void publishCertificates() throws IOException {
        publish("root.crt", root());
        publish("issuing.crt", issuing());
        publish("cmp.crt", cmp());
    }

    private void publish(String name, KeyFile.Entry entry) throws IOException {
        var target = settings.folder().resolve(name);
        var content = pem(entry.certificate());
        if (!Files.exists(target)
                || !Files.readString(target, StandardCharsets.US_ASCII).equals(content)) {
            PrivateFiles.writePublic(target, content.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static String pem(X509Certificate certificate) {
        return Pem.certificates(List.of(certificate));
    }

    private static char[] password(CaSettings settings) throws IOException {
        return settings.password().isPresent()
                ? settings.password().get().toCharArray()
                : keptPassword(settings.folder().resolve("keys.password")).toCharArray();
    }

    private static String keptPassword(Path file) throws IOException {
        if (!Files.exists(file)) {
            var octets = new byte[PASSWORD_OCTETS];
            new SecureRandom().nextBytes(octets);
            var password = Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
            PrivateFiles.write(file, (password + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        return Files.readString(file, StandardCharsets.US_ASCII).strip();
    }
}
