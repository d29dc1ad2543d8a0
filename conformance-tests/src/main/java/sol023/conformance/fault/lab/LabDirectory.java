package sol023.conformance.fault.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** Reads what {@code serve --lab} has made in its data directory, private keys included. */
public final class LabDirectory {

    private final Path folder;
    private final KeyStore keys;
    private final char[] password;

    public LabDirectory(Path folder) throws IOException {
        this.folder = folder;
        this.password =
                Files.readString(folder.resolve("ca/keys.password")).strip().toCharArray();
        try (InputStream in = Files.newInputStream(folder.resolve("ca/keys.p12"))) {
            this.keys = KeyStore.getInstance("PKCS12");
            keys.load(in, password);
        } catch (GeneralSecurityException e) {
            throw new IOException("the lab's key store cannot be read", e);
        }
    }

    /** The key that protects the CMF's CMP messages. */
    public Identity cmp() throws IOException {
        return identity("cmp");
    }

    /** The issuing CA. */
    public Identity issuing() throws IOException {
        return identity("issuing");
    }

    /** The CMF's TLS server. */
    public Identity server() throws IOException {
        return identity("server");
    }

    /** The server of the VNFM that the suite plays. */
    public Identity vnfmServer() throws IOException {
        Path own = folder.resolve("vnfm-server");
        return new Identity(key(own.resolve("server.key")), certificates(own.resolve("server.pem")));
    }

    /** What the CMF shows where it notifies and asks for tokens. */
    public Identity cmfClient() throws IOException {
        Path own = folder.resolve("cmf-client");
        return new Identity(key(own.resolve("client.key")), certificates(own.resolve("client.pem")));
    }

    /** The consumer of that folder, for example {@code vnfm}. */
    public LabConsumer consumer(String name) throws IOException {
        Path own = folder.resolve(name);
        return new LabConsumer(
                name,
                new Identity(key(own.resolve("vnfm.key")), certificates(own.resolve("vnfm-chain.pem"))),
                name + "-1",
                Files.readString(own.resolve("cmp-secret")).strip());
    }

    private Identity identity(String alias) throws IOException {
        try {
            PrivateKey key = (PrivateKey) keys.getKey(alias, password);
            java.security.cert.Certificate[] chain = keys.getCertificateChain(alias);
            if (key == null || chain == null) {
                throw new IOException("the lab's key store has no key " + alias);
            }
            return new Identity(
                    key, Arrays.stream(chain).map(X509Certificate.class::cast).toList());
        } catch (GeneralSecurityException e) {
            throw new IOException("the lab's key " + alias + " cannot be read", e);
        }
    }

    private static PrivateKey key(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file);
                PEMParser parser = new PEMParser(reader)) {
            return new JcaPEMKeyConverter().getPrivateKey((PrivateKeyInfo) parser.readObject());
        }
    }

    private static List<X509Certificate> certificates(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (GeneralSecurityException e) {
            throw new IOException(file.getFileName() + " is not a file of certificates", e);
        }
    }
}
