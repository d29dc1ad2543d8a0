package sol023.cmf.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** What a VNFM shows: its certificate with the chain, its key, and the secret it shares with the CMF. */
public record Credential(List<X509Certificate> chain, PrivateKey key, String macReference, String macSecret) {

    static final BouncyCastleProvider BC = new BouncyCastleProvider();

    /** Reads the files that the lab has made for a consumer. */
    static Credential read(Path directory, String name, String macReference) {
        try {
            return new Credential(
                    certificates(directory.resolve(name + "-chain.pem")),
                    privateKey(directory.resolve(name + ".key")),
                    macReference,
                    Files.readString(directory.resolve("cmp-secret")).trim());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    X509Certificate certificate() {
        return chain.get(0);
    }

    static List<X509Certificate> certificates(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            List<X509Certificate> certificates = new ArrayList<>();
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                certificates.add((X509Certificate) certificate);
            }
            return List.copyOf(certificates);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("not certificates: " + pem, e);
        }
    }

    static PrivateKey privateKey(Path pem) throws IOException {
        try (Reader in = Files.newBufferedReader(pem);
                PEMParser parser = new PEMParser(in)) {
            return new JcaPEMKeyConverter().setProvider(BC).getPrivateKey((PrivateKeyInfo) parser.readObject());
        }
    }
}
