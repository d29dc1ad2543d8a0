package sol023.cmf.server;

import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import sol023.cmf.ca.Pem;

/** Certificates that stand for a consumer's. */
final class TestCertificates {

    private TestCertificates() {}

    /** A self-signed certificate with a new key. */
    static String pem(String name) {
        try {
            var keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
            var subject = new X500Name(name);
            var start = Instant.parse("2026-01-01T00:00:00Z");
            var builder = new JcaX509v3CertificateBuilder(
                    subject,
                    BigInteger.ONE,
                    Date.from(start),
                    Date.from(start.plus(365, ChronoUnit.DAYS)),
                    subject,
                    keys.getPublic());
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
            return Pem.certificates(List.of(new JcaX509CertificateConverter().getCertificate(builder.build(signer))));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
