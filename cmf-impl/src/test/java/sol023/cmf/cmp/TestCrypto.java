package sol023.cmf.cmp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cmp.CMPObjectIdentifiers;
import org.bouncycastle.asn1.cmp.PBMParameter;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PBMAC1Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.crmf.CRMFException;
import org.bouncycastle.cert.crmf.PKMACBuilder;
import org.bouncycastle.cert.crmf.jcajce.JcePKMACValuesCalculator;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.MacCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcePBMac1CalculatorBuilder;

/** Keys, signatures and MACs of test clients. */
final class TestCrypto {

    static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private static final SecureRandom RANDOM = new SecureRandom();

    private TestCrypto() {}

    /** Makes MACs with parameters of its own. */
    interface MacMaker {
        AlgorithmIdentifier algorithm();

        byte[] mac(String secret, byte[] input);
    }

    static byte[] random(int octets) {
        var random = new byte[octets];
        RANDOM.nextBytes(random);
        return random;
    }

    static KeyPair ecKeyPair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC", PROVIDER);
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair keyPair(String algorithm, int bits) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm, PROVIDER);
            if (bits > 0) {
                generator.initialize(bits);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static ContentSigner signer(String name, PrivateKey key) {
        try {
            return new JcaContentSignerBuilder(name).setProvider(PROVIDER).build(key);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] sign(String name, PrivateKey key, byte[] input) {
        var signer = signer(name, key);
        try (var stream = signer.getOutputStream()) {
            stream.write(input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return signer.getSignature();
    }

    static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A certificate that only its own key vouches for; valid since 2020. */
    static X509Certificate selfSigned(KeyPair keys, String algorithm, int keyUsage, Instant notAfter) {
        try {
            var name = new X500Name("CN=self-signed,O=Lab");
            var builder = new JcaX509v3CertificateBuilder(
                            name,
                            new BigInteger(64, RANDOM).add(BigInteger.ONE),
                            Date.from(Instant.parse("2020-01-01T00:00:00Z")),
                            Date.from(notAfter),
                            name,
                            keys.getPublic())
                    .addExtension(Extension.keyUsage, true, new KeyUsage(keyUsage))
                    .addExtension(
                            Extension.subjectKeyIdentifier,
                            false,
                            new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(signer(algorithm, keys.getPrivate())));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** PasswordBasedMac with these parameters, sane or not. */
    static MacMaker passwordBasedMac(
            ASN1ObjectIdentifier hash, ASN1ObjectIdentifier hmac, long iterations, int saltOctets) {
        var parameters = new PBMParameter(
                new DEROctetString(random(saltOctets)),
                new AlgorithmIdentifier(hash),
                new ASN1Integer(iterations),
                new AlgorithmIdentifier(hmac));
        return new MacMaker() {
            @Override
            public AlgorithmIdentifier algorithm() {
                return new AlgorithmIdentifier(CMPObjectIdentifiers.passwordBasedMac, parameters);
            }

            @Override
            public byte[] mac(String secret, byte[] input) {
                try {
                    return macOf(
                            new PKMACBuilder(new JcePKMACValuesCalculator().setProvider(PROVIDER), 10_000)
                                    .setParameters(parameters)
                                    .build(secret.toCharArray()),
                            input);
                } catch (CRMFException | RuntimeException parametersTheLibraryDoesNotTake) {
                    return new byte[20];
                }
            }
        };
    }

    /** PBMAC1 with PBKDF2. */
    static MacMaker pbMac1(ASN1ObjectIdentifier hmac, int iterations, int keyLength) {
        var prf = new AlgorithmIdentifier(hmac, DERNull.INSTANCE);
        var salt = random(16);
        var derivation = new AlgorithmIdentifier(
                PKCSObjectIdentifiers.id_PBKDF2, new PBKDF2Params(salt, iterations, keyLength, prf));
        return new MacMaker() {
            @Override
            public AlgorithmIdentifier algorithm() {
                return new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBMAC1, new PBMAC1Params(derivation, prf));
            }

            @Override
            public byte[] mac(String secret, byte[] input) {
                try {
                    return macOf(
                            new JcePBMac1CalculatorBuilder(new PBMAC1Params(derivation, prf))
                                    .setProvider(PROVIDER)
                                    .build(secret.toCharArray()),
                            input);
                } catch (OperatorCreationException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    private static byte[] macOf(MacCalculator calculator, byte[] input) {
        try (var stream = calculator.getOutputStream()) {
            stream.write(input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return calculator.getMac();
    }
}
