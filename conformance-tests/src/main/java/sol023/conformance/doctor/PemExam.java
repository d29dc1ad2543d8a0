package sol023.conformance.doctor;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import sol023.conformance.client.pki.PemFiles;
import sol023.conformance.target.Target;

/** Looks at PEM files: whether they can be read, hold what they should, and fit together. */
final class PemExam {

    private final Clock clock;
    private final List<Finding> findings;

    PemExam(Clock clock, List<Finding> findings) {
        this.clock = clock;
        this.findings = findings;
    }

    /** A certificate that is valid now, and its key. */
    void pair(String name, Target.KeyFiles files) {
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

    List<X509Certificate> certificates(String key, Path file) {
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
