package sol023.conformance.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import sol023.conformance.client.pki.PemFiles;
import sol023.conformance.doctor.Discovery;
import sol023.conformance.doctor.FirstToken;
import sol023.conformance.doctor.ServerChain;
import sol023.conformance.target.OAuth;
import sol023.conformance.target.Secret;
import sol023.conformance.target.Target;

/** Looks at a CMF and fills the skeleton with what it shows. Nothing is trusted that the user has not named or accepted. */
final class InitProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int PEM_LINE = 64;

    private final InitCommand options;
    private final TargetText text;
    private final Consumer<String> say;

    InitProbe(InitCommand options, TargetText text, Consumer<String> say) {
        this.options = options;
        this.text = text;
        this.say = say;
    }

    void fill() throws IOException {
        URI apiRoot = InitCommand.address("--rest", Objects.requireNonNull(options.rest));
        URI cmpBase = options.cmp == null
                ? URI.create(apiRoot.getScheme() + "://" + apiRoot.getRawAuthority())
                : InitCommand.address("--cmp", options.cmp);
        if ((options.cert == null) != (options.key == null)) {
            throw new UsageException("--cert and --key go together");
        }
        text.set("rest.apiRoot", apiRoot.toString());
        text.set("cmp.base", cmpBase.toString());
        options.name()
                .ifPresentOrElse(
                        name -> text.set("target.name", InitCommand.quoted(name)),
                        () -> text.set("target.name", InitCommand.quoted("CMF at " + apiRoot.getAuthority())));
        text.comment("credentials.vnfm.mac");
        text.todo("credentials.vnfm", "a shared secret (mac) is not known; without one ics.cmp.mac is no");
        text.set("ics.cmp.mac", "no");
        credentials();
        tokens();
        Optional<Path> anchors = trust(apiRoot);
        if (anchors.isPresent() || apiRoot.getScheme().equals("http")) {
            discover(apiRoot, cmpBase, anchors);
        } else {
            text.todo("cmp.path", "not looked at, as the server's certificate is not trusted yet");
        }
    }

    private void credentials() {
        if (options.cert == null || options.key == null) {
            text.todo("credentials.vnfm", "certificate and key of a consumer that the CMF knows");
            return;
        }
        String pair = options.pair(options.cert, options.key);
        text.set("credentials.vnfm.tls", pair);
        text.set("credentials.vnfm.cmp", pair);
    }

    private void tokens() {
        if (options.tokenEndpoint == null || options.clientId == null) {
            if (options.tokenEndpoint != null || options.clientId != null || options.clientSecret != null) {
                throw new UsageException(
                        "--token-endpoint and --client-id go together, with --client-secret or --cert");
            }
            return;
        }
        if (options.clientSecret == null && options.cert == null) {
            throw new UsageException("--token-endpoint needs --client-secret, or --cert and --key");
        }
        String proof = options.clientSecret == null
                ? "mtls: yes"
                : "secret: {file: " + InitCommand.quoted(options.relative(options.clientSecret)) + "}";
        text.reveal("oauth");
        text.set(
                "credentials.vnfm.oauth",
                "{tokenEndpoint: " + InitCommand.quoted(tokenEndpoint().toString()) + ", clientId: "
                        + InitCommand.quoted(options.clientId) + ", " + proof + "}");
    }

    private URI tokenEndpoint() {
        URI endpoint = InitCommand.address("--token-endpoint", Objects.requireNonNull(options.tokenEndpoint));
        if (!"https".equals(endpoint.getScheme())) {
            throw new UsageException("--token-endpoint must be an https URL");
        }
        return endpoint;
    }

    /** A token of the endpoint that the user has named; empty when there is none, which is noted. */
    private Optional<String> token(Optional<Path> anchors, Optional<Target.KeyFiles> credential) {
        if (options.tokenEndpoint == null || options.clientId == null) {
            return Optional.empty();
        }
        try {
            Optional<Secret> secret = options.clientSecret == null
                    ? Optional.empty()
                    : Optional.of(new Secret(
                            Files.readString(options.clientSecret).strip().getBytes(StandardCharsets.UTF_8)));
            OAuth oauth = new OAuth(
                    tokenEndpoint(),
                    options.clientId,
                    secret,
                    Optional.empty(),
                    OAuth.Scopes.PRINTED,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            String token = new FirstToken(anchors, credential).of(oauth);
            say.accept("the token endpoint gives tokens");
            return Optional.of(token);
        } catch (NoSuchFileException e) {
            throw new UsageException("--client-secret: " + options.clientSecret + " does not exist");
        } catch (IOException e) {
            String words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            say.accept("open: credentials.vnfm.oauth: " + words);
            text.todo("credentials.vnfm.oauth", words);
            return Optional.empty();
        }
    }

    /** The anchors to trust; empty when there are none yet. */
    private Optional<Path> trust(URI apiRoot) throws IOException {
        if (apiRoot.getScheme().equals("https")) {
            shown(apiRoot);
        }
        if (options.trust != null) {
            if (!Files.isReadable(options.trust)) {
                throw new UsageException("--trust: " + options.trust + " does not exist or cannot be read");
            }
            trusted(options.trust);
            return Optional.of(options.trust);
        }
        if (options.accept && chain != null) {
            Path fetched =
                    options.target.toAbsolutePath().resolveSibling("trust").resolve("fetched.pem");
            write(fetched, chain.top());
            say.accept("wrote " + fetched + ": " + chain.top().getSubjectX500Principal());
            trusted(fetched);
            return Optional.of(fetched);
        }
        String what = "the PEM file with the anchor of the certificates";
        String seen = chain == null
                ? ""
                : "; the server shows " + chain.top().getSubjectX500Principal() + " with SHA-256 "
                        + ServerChain.fingerprint(chain.top())
                        + ": compare it, then init again with --accept-certificate, or give --trust FILE";
        text.todo("rest.trust", what + seen);
        text.todo("cmp.trust", what);
        return Optional.empty();
    }

    private @org.jspecify.annotations.Nullable ServerChain chain;

    private void shown(URI apiRoot) {
        try {
            ServerChain found = ServerChain.of(apiRoot, PATIENCE);
            chain = found;
            say.accept(apiRoot.getAuthority() + " shows");
            for (X509Certificate certificate : found.certificates()) {
                say.accept("  " + certificate.getSubjectX500Principal() + ", issued by "
                        + certificate.getIssuerX500Principal() + ", until "
                        + certificate.getNotAfter().toInstant());
                say.accept("    SHA-256 " + ServerChain.fingerprint(certificate));
            }
        } catch (IOException | GeneralSecurityException e) {
            String words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            say.accept("rest.apiRoot: " + words);
            text.todo("rest.apiRoot", words);
        }
    }

    private void trusted(Path anchors) {
        text.set("rest.trust", InitCommand.quoted(options.relative(anchors)));
        text.set("cmp.trust", InitCommand.quoted(options.relative(anchors)));
        try {
            for (X509Certificate anchor : PemFiles.certificates(anchors)) {
                say.accept("trusted: " + anchor.getSubjectX500Principal() + ", SHA-256 "
                        + ServerChain.fingerprint(anchor));
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new UsageException("--trust: " + anchors + " holds no certificates in PEM form");
        }
    }

    private void discover(URI apiRoot, URI cmpBase, Optional<Path> anchors) throws IOException {
        Optional<Target.KeyFiles> credential = options.cert == null || options.key == null
                ? Optional.empty()
                : Optional.of(new Target.KeyFiles(options.cert, options.key));
        Discovery.Found found;
        try {
            found = new Discovery(anchors, credential, token(anchors, credential)).look(apiRoot, cmpBase);
        } catch (GeneralSecurityException e) {
            throw new UsageException("--trust, --cert or --key cannot be used: " + e.getMessage());
        }
        found.version().ifPresent(version -> {
            say.accept("REST interface: version " + version);
            text.set("rest.version", version);
        });
        found.notifies().ifPresent(served -> {
            say.accept("Certificate Notification interface: " + (served ? "served" : "not served"));
            text.set("ics.notify", served ? "yes" : "no");
        });
        if (!found.cmpPaths().isEmpty()) {
            say.accept("CMP is served under " + String.join(", ", found.cmpPaths()));
        }
        found.open().forEach(finding -> {
            say.accept("open: " + finding.key() + ": " + finding.text());
            text.todo(finding.key(), finding.text());
        });
        text.todo("cmp.dialect", "a guess; ics probe tells which profiles are served (cmp.sol023, cmp.rfc9483)");
    }

    private static void write(Path file, X509Certificate certificate) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        try {
            String body = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
            Files.writeString(
                    file,
                    "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n",
                    StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new UsageException(file + " exists and is kept; give it as --trust, or remove it");
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was parsed has an encoding", e);
        }
    }
}
