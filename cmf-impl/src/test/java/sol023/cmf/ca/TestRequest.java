package sol023.cmf.ca;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Makes certification requests: valid ones for {@code CN=vnfc-1} with one DNS name, unless told otherwise. */
public final class TestRequest {

    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private String subject = "CN=vnfc-1";
    private List<GeneralName> names = List.of(new GeneralName(GeneralName.dNSName, "vnfc-1.example.com"));
    private KeyPair key = ecKey("secp256r1");
    private KeyPair signer = key;
    private String algorithm = "SHA256withECDSA";
    private final ExtensionsGenerator extensions = new ExtensionsGenerator();

    public static TestRequest request() {
        return new TestRequest();
    }

    public TestRequest subject(String distinguishedName) {
        subject = distinguishedName;
        return this;
    }

    public TestRequest dns(String... values) {
        var all = new ArrayList<GeneralName>();
        for (var value : values) {
            all.add(new GeneralName(GeneralName.dNSName, value));
        }
        names = all;
        return this;
    }

    TestRequest names(GeneralName... values) {
        names = List.of(values);
        return this;
    }

    TestRequest key(KeyPair pair, String signatureAlgorithm) {
        key = pair;
        signer = pair;
        algorithm = signatureAlgorithm;
        return this;
    }

    TestRequest signedBy(KeyPair other) {
        signer = other;
        return this;
    }

    TestRequest extension(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
        try {
            extensions.addExtension(id, critical, value);
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public CertificateSigningRequest make() {
        return CertificateSigningRequest.of(pkcs10());
    }

    PKCS10CertificationRequest pkcs10() {
        try {
            if (!names.isEmpty()) {
                extensions.addExtension(
                        Extension.subjectAlternativeName, false, new GeneralNames(names.toArray(GeneralName[]::new)));
            }
            var builder = new JcaPKCS10CertificationRequestBuilder(new X500Name(subject), key.getPublic());
            if (!extensions.isEmpty()) {
                builder.addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate());
            }
            return builder.build(
                    new JcaContentSignerBuilder(algorithm).setProvider(PROVIDER).build(signer.getPrivate()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (OperatorCreationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static KeyPair ecKey(String curve) {
        return key("EC", generator -> generator.initialize(new ECGenParameterSpec(curve)));
    }

    static KeyPair rsaKey(int bits) {
        return key("RSA", generator -> generator.initialize(bits));
    }

    static KeyPair edKey(String algorithm) {
        return key(algorithm, generator -> {});
    }

    private static KeyPair key(String algorithm, Preparation preparation) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm, PROVIDER);
            preparation.prepare(generator);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private interface Preparation {
        void prepare(KeyPairGenerator generator) throws GeneralSecurityException;
    }
}
