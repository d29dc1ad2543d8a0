package sol023.cmf.process;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** A fresh P-256 key and the PKCS#10 request for it. */
public record CertificateRequest(KeyPair key, CertificationRequest pkcs10) {

    public static CertificateRequest of(Names names) {
        return of(names, "P-256");
    }

    /** A request with a key that is too short for every profile. */
    public static CertificateRequest withWeakKey(Names names) {
        return of(names, "P-224");
    }

    private static CertificateRequest of(Names names, String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", Credential.BC);
            generator.initialize(new ECGenParameterSpec(curve));
            return of(names, generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no " + curve + " key", e);
        }
    }

    static CertificateRequest of(Names names, KeyPair key) {
        try {
            ExtensionsGenerator extensions = new ExtensionsGenerator();
            extensions.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.dNSName, names.host())));
            CertificationRequest pkcs10 = new JcaPKCS10CertificationRequestBuilder(
                            new X500Name(names.subject()), key.getPublic())
                    .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA")
                            .setProvider(Credential.BC)
                            .build(key.getPrivate()))
                    .toASN1Structure();
            return new CertificateRequest(key, pkcs10);
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException("no certification request", e);
        }
    }
}
