package sol023.cmf.ca;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keys with their certificates in a PKCS #12 file, protected by one password (RFC 7292). */
final class KeyFile {

    private final Path file;
    private final char[] password;
    private final KeyStore keys;

    private KeyFile(Path file, char[] password, KeyStore keys) {
        this.file = file;
        this.password = password;
        this.keys = keys;
    }

    /** A key and its certificate, followed by its issuers up to and including the root. */
    record Entry(PrivateKey key, List<X509Certificate> path) {

        X509Certificate certificate() {
            return path.get(0);
        }
    }

    /** Opens the file, or begins an empty one that is written by {@link #save}. */
    static KeyFile open(Path file, char[] password) {
        try {
            var keys = KeyStore.getInstance("PKCS12");
            keys.load(Files.exists(file) ? new ByteArrayInputStream(Files.readAllBytes(file)) : null, password);
            return new KeyFile(file, password, keys);
        } catch (IOException failure) {
            throw failure.getCause() instanceof UnrecoverableKeyException
                    ? new CaStartException("The password does not open the key file " + file, failure)
                    : new CaStartException("The key file " + file + " cannot be read", failure);
        } catch (GeneralSecurityException failure) {
            throw new CaStartException("The key file " + file + " is not a usable PKCS #12 file", failure);
        }
    }

    Optional<Entry> find(String alias) {
        try {
            if (!keys.isKeyEntry(alias)) {
                return Optional.empty();
            }
            var path = Stream.of(keys.getCertificateChain(alias))
                    .map(X509Certificate.class::cast)
                    .toList();
            return Optional.of(new Entry((PrivateKey) keys.getKey(alias, password), path));
        } catch (GeneralSecurityException failure) {
            throw new CaStartException("The key " + alias + " in " + file + " cannot be read", failure);
        }
    }

    void put(String alias, Entry entry) {
        try {
            keys.setKeyEntry(alias, entry.key(), password, entry.path().toArray(X509Certificate[]::new));
        } catch (GeneralSecurityException failure) {
            throw new CaStartException("The key " + alias + " cannot be stored in " + file, failure);
        }
    }

    void save() {
        try {
            var content = new ByteArrayOutputStream();
            keys.store(content, password);
            PrivateFiles.write(file, content.toByteArray());
        } catch (IOException | GeneralSecurityException failure) {
            throw new CaStartException("The key file " + file + " cannot be written", failure);
        }
    }
}
