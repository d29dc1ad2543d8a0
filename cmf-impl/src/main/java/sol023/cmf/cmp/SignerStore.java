package sol023.cmf.cmp;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import sol023.cmf.store.Database;

/**
 * The certificates that protected first messages. A later message of the transaction may come without them (RFC 9483 section 3.3), and to
 * any node. There are as many as the consumers have signers, so none is ever removed.
 */
final class SignerStore {

    private final Database database;

    SignerStore(Database database) {
        this.database = database;
    }

    /** Keeps the signer, unless it is kept already; a shared secret needs no keeping. */
    void remember(Handle handle, Sender sender) {
        if (sender instanceof Sender.Signer signer) {
            handle.createUpdate(
                            "insert into cmp_signer (credential, path) values (:credential, :path) on conflict do nothing")
                    .bind("credential", signer.credential().text())
                    .bind("path", encode(signer.path()))
                    .execute();
        }
    }

    /** The certificate and what came with it; empty if it was never remembered. */
    List<X509Certificate> find(Credential credential) {
        return database.read(handle -> handle.createQuery("select path from cmp_signer where credential = :credential")
                .bind("credential", credential.text())
                .mapTo(byte[].class)
                .findOne()
                .map(SignerStore::decode)
                .orElse(List.of()));
    }

    private static byte[] encode(List<X509Certificate> path) {
        var octets = new ByteArrayOutputStream();
        try {
            for (var each : path) {
                octets.writeBytes(each.getEncoded());
            }
        } catch (CertificateException e) {
            throw new IllegalStateException("a decoded certificate can be encoded", e);
        }
        return octets.toByteArray();
    }

    private static List<X509Certificate> decode(byte[] path) {
        try {
            return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(path)).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException e) {
            throw new IllegalStateException("a certificate that was decoded before cannot be decoded now", e);
        }
    }
}
