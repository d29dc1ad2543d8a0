package sol023.cmf.access;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What the configuration says about one consumer.
 *
 * @param tlsCertificates the client certificates it presents over TLS
 * @param cmpSigners the certificates it protects CMP messages with
 * @param macSecrets the secrets shared with it
 * @param terms on which it uses the REST interfaces
 */
public record ConsumerSettings(
        Consumer consumer,
        List<X509Certificate> tlsCertificates,
        List<X509Certificate> cmpSigners,
        List<MacSecret> macSecrets,
        ConsumerTerms terms) {

    public ConsumerSettings {
        tlsCertificates = List.copyOf(tlsCertificates);
        cmpSigners = List.copyOf(cmpSigners);
        macSecrets = List.copyOf(macSecrets);
    }

    /** A consumer without OAuth 2.0 clients and without limits. */
    public ConsumerSettings(
            Consumer consumer,
            List<X509Certificate> tlsCertificates,
            List<X509Certificate> cmpSigners,
            List<MacSecret> macSecrets) {
        this(consumer, tlsCertificates, cmpSigners, macSecrets, ConsumerTerms.STANDARD);
    }
}
