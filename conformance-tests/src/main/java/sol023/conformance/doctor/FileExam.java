package sol023.conformance.doctor;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import sol023.conformance.client.pki.PemFiles;
import sol023.conformance.requirement.EditionIndex;
import sol023.conformance.target.Capability;
import sol023.conformance.target.HookName;
import sol023.conformance.target.HookSettings;
import sol023.conformance.target.OAuth;
import sol023.conformance.target.Target;
import sol023.conformance.target.VnfmSettings;

/** Looks at what needs no network: files, certificates, keys, and answers that contradict each other. */
final class FileExam {

    private final Target target;
    private final Clock clock;
    private final List<Finding> findings = new ArrayList<>();

    FileExam(Target target, Clock clock) {
        this.target = target;
        this.clock = clock;
    }

    List<Finding> examine() {
        if (!target.release().equals(EditionIndex.EDITION)) {
            findings.add(Finding.problem(
                    "target.release",
                    "is " + target.release() + "; this suite judges by edition " + EditionIndex.EDITION));
        }
        target.rest().trust().ifPresent(file -> certificates("rest.trust", file));
        certificates("cmp.trust", target.cmp().trust());
        credential("credentials.vnfm", target.vnfm());
        target.other().ifPresent(other -> credential("credentials.other", other));
        target.other().ifPresent(this::different);
        target.vnfm().oauth().ifPresent(oauth -> oauth("credentials.vnfm.oauth", oauth));
        target.other().flatMap(Target.Credential::oauth).ifPresent(oauth -> oauth("credentials.other.oauth", oauth));
        target.hooks().forEach(this::hook);
        target.ownVnfm().ifPresent(this::ownVnfm);
        if (target.cmp().certTypeOid().equals(target.cmp().handlingOid())) {
            findings.add(Finding.problem(
                    "cmp.handlingOid",
                    "is the same as cmp.certTypeOid, " + target.cmp().certTypeOid()));
        }
        if (target.supports(Capability.CMP_MAC) && target.vnfm().mac().isEmpty()) {
            findings.add(Finding.problem(
                    "credentials.vnfm.mac", "is missing, although ics.cmp.mac says that shared secrets are supported"));
        }
        if (target.supports(Capability.REST_OAUTH) && target.vnfm().oauth().isEmpty()) {
            findings.add(Finding.problem(
                    "credentials.vnfm.oauth", "is missing, although ics.rest.oauth says that tokens are taken"));
        }
        return findings;
    }

    private void oauth(String key, OAuth oauth) {
        oauth.trust().ifPresent(file -> certificates(key + ".trust", file));
        if (!target.rest().apiRoot().getScheme().equals("https")) {
            findings.add(Finding.problem(
                    "rest.apiRoot", "must be an https URI, since " + key + " is given: tokens travel over TLS only"));
        }
    }

    /** Two consumers that are one would make every check of ownership fail. */
    private void different(Target.Credential other) {
        Target.Credential vnfm = target.vnfm();
        if (isSame(vnfm.tls(), other.tls())) {
            findings.add(Finding.problem(
                    "credentials.other.tls",
                    "is the certificate of credentials.vnfm.tls; it must be another consumer's"));
        }
        if (isSame(vnfm.cmp(), other.cmp())) {
            findings.add(Finding.problem(
                    "credentials.other.cmp",
                    "is the certificate of credentials.vnfm.cmp; it must be another consumer's"));
        }
        Optional<String> client = vnfm.oauth().map(OAuth::clientId);
        if (client.isPresent() && client.equals(other.oauth().map(OAuth::clientId))) {
            findings.add(Finding.problem(
                    "credentials.other.oauth.clientId",
                    "is that of credentials.vnfm.oauth; it must be another consumer's"));
        }
        Optional<String> reference = vnfm.mac().map(Target.MacCredential::reference);
        if (reference.isPresent() && reference.equals(other.mac().map(Target.MacCredential::reference))) {
            findings.add(Finding.problem(
                    "credentials.other.mac",
                    "has the reference of credentials.vnfm.mac; it must be another consumer's"));
        }
    }

    private static boolean isSame(Target.KeyFiles one, Target.KeyFiles other) {
        try {
            List<X509Certificate> first = PemFiles.certificates(one.certificate());
            List<X509Certificate> second = PemFiles.certificates(other.certificate());
            return !first.isEmpty() && !second.isEmpty() && first.get(0).equals(second.get(0));
        } catch (IOException | GeneralSecurityException e) {
            return false; // what cannot be read is a finding of its own
        }
    }

    private void ownVnfm(VnfmSettings vnfm) {
        pair("vnfm.tls", vnfm.tls());
        vnfm.trust().ifPresent(file -> certificates("vnfm.trust", file));
    }

    private void hook(HookName name, HookSettings hook) {
        hook.action().ifPresent(action -> {
            String key = "hooks." + name.key();
            if (action instanceof HookSettings.Http http) {
                http.trust().ifPresent(file -> certificates(key + ".http.trust", file));
            } else if (action instanceof HookSettings.Command command
                    && !isExecutable(command.words().get(0))) {
                findings.add(Finding.problem(
                        key + ".command", command.words().get(0) + " is no program that can be run from " + folder()));
            }
        });
    }

    private Path folder() {
        return Optional.ofNullable(target.file().toAbsolutePath().getParent()).orElse(Path.of("."));
    }

    private boolean isExecutable(String program) {
        if (program.contains("/")) {
            return Files.isExecutable(folder().resolve(program)) && !Files.isDirectory(folder().resolve(program));
        }
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private void credential(String key, Target.Credential credential) {
        pair(key + ".tls", credential.tls());
        pair(key + ".cmp", credential.cmp());
    }

    private void pair(String name, Target.KeyFiles files) {
        List<X509Certificate> chain = certificates(name + ".certificate", files.certificate());
        if (chain.isEmpty()) {
            return;
        }
        X509Certificate certificate = chain.get(0);
        Instant now = clock.instant();
        if (now.isAfter(certificate.getNotAfter().toInstant())
                || now.isBefore(certificate.getNotBefore().toInstant())) {
            findings.add(Finding.problem(
                    name + ".certificate",
                    files.certificate() + " is not valid now, but from "
                            + certificate.getNotBefore().toInstant() + " to "
                            + certificate.getNotAfter().toInstant()));
        }
        key(name + ".key", files.key()).ifPresent(key -> match(name + ".key", files, key, certificate));
    }

    private void match(String name, Target.KeyFiles files, PrivateKey key, X509Certificate certificate) {
        try {
            if (!KeyPairCheck.match(key, certificate.getPublicKey())) {
                findings.add(Finding.problem(
                        name, files.key() + " is not the key of the first certificate in " + files.certificate()));
            }
        } catch (GeneralSecurityException e) {
            findings.add(Finding.problem(name, files.key() + " cannot be used: " + e.getMessage()));
        }
    }

    private List<X509Certificate> certificates(String key, Path file) {
        try {
            List<X509Certificate> found = PemFiles.certificates(file);
            if (found.isEmpty()) {
                findings.add(Finding.problem(key, file + " holds no certificate in PEM form"));
            }
            return found;
        } catch (IOException e) {
            findings.add(Finding.problem(key, unreadable(file, e)));
        } catch (GeneralSecurityException e) {
            findings.add(Finding.problem(key, file + " holds no certificate in PEM form: " + e.getMessage()));
        }
        return List.of();
    }

    private Optional<PrivateKey> key(String key, Path file) {
        try {
            return Optional.of(PemFiles.privateKey(file));
        } catch (IOException e) {
            findings.add(Finding.problem(key, unreadable(file, e)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // the exception's own words may show octets of the key
            findings.add(Finding.problem(key, file + " holds no unencrypted PKCS#8 key in PEM form"));
        }
        return Optional.empty();
    }

    private static String unreadable(Path file, IOException e) {
        return e instanceof NoSuchFileException
                ? file + " does not exist"
                : file + " cannot be read: " + e.getMessage();
    }
}
