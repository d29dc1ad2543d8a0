package sol023.conformance.fault.cmp;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import sol023.conformance.fault.lab.Identity;

/** Identities that nobody has heard of. */
public final class Strangers {

    private static final int RSA_BITS = 2048;

    private Strangers() {}

    /** A fresh key with a certificate signed by itself, of the years 2020 to 2099. */
    public static Identity selfSigned(String commonName) throws IOException {
        try {
            KeyPair key = keyPair();
            X500Name name = new X500Name("CN=" + commonName);
            var certificate = new JcaX509v3CertificateBuilder(
                            name,
                            BigInteger.ONE,
                            Date.from(Instant.parse("2020-01-01T00:00:00Z")),
                            Date.from(Instant.parse("2099-01-01T00:00:00Z")),
                            name,
                            key.getPublic())
                    .build(Signatures.by(key.getPrivate()));
            return new Identity(
                    key.getPrivate(), List.of(new JcaX509CertificateConverter().getCertificate(certificate)));
        } catch (GeneralSecurityException e) {
            throw new IOException("no certificate for " + commonName, e);
        }
    }

    /** The certificate of an identity as ASN.1. */
    public static Certificate certificate(Identity identity) throws IOException {
        return Chains.of(identity.certificate());
    }

    /** A fresh P-256 key. */
    public static KeyPair keyPair() throws IOException {
        return keyPair("EC");
    }

    /** A fresh key of that algorithm: {@code EC} on P-256, or {@code RSA} with 2048 bits. */
    public static KeyPair keyPair(String algorithm) throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("EC")) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            } else {
                generator.initialize(RSA_BITS);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IOException("no key", e);
        }
    }
}
