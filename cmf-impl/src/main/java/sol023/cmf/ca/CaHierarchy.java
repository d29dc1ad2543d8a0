package sol023.cmf.ca;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Makes the CAs and the CMF's own credentials: P-256 keys with their certificates. */
final class CaHierarchy {

    private static final KeyPurposeId CMC_RA = KeyPurposeId.getInstance(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.3.28"));

    private final KeyFile.Entry issuing;
    private final Signer signer;
    private final Clock clock;
    private final String organization;

    CaHierarchy(KeyFile.Entry issuing, Signer signer, Clock clock, String organization) {
        this.issuing = issuing;
        this.signer = signer;
        this.clock = clock;
        this.organization = organization;
    }

    static KeyFile.Entry makeRoot(CaSettings settings, CryptoProviders providers, Clock clock) {
        var pair = newKey();
        var key = info(pair);
        var subject = name("CMF Root CA", settings.organization());
        var begin = begin(clock);
        var certificate = new CertificateTemplate(
                        subject,
                        Digests.keyIdentifier(key),
                        SerialNumber.random(new SecureRandom()),
                        begin,
                        begin.plus(settings.rootValidity()),
                        subject,
                        key)
                .with(Extension.basicConstraints, true, new BasicConstraints(true))
                .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                .sign(new Signer(pair.getPrivate(), providers));
        return new KeyFile.Entry(pair.getPrivate(), List.of(certificate));
    }

    static KeyFile.Entry makeIssuing(KeyFile.Entry root, CaSettings settings, CryptoProviders providers, Clock clock) {
        var maker = new CaHierarchy(root, new Signer(root.key(), providers), clock, settings.organization());
        var pair = newKey();
        var template = maker.template(name("CMF Issuing CA", settings.organization()), pair, settings.issuingValidity())
                .with(Extension.basicConstraints, true, new BasicConstraints(0))
                .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        return maker.entry(pair, template);
    }

    /** RFC 9483 §1.6: a PKI management entity that answers for the CA is marked cmcRA. */
    KeyFile.Entry cmp(Duration validity) {
        var pair = newKey();
        return entry(pair, endEntity("CMF", pair, validity, CMC_RA));
    }

    KeyFile.Entry server(List<String> names, Duration validity) {
        var pair = newKey();
        var template = endEntity("CMF server", pair, validity, KeyPurposeId.id_kp_serverAuth)
                .with(Extension.subjectAlternativeName, false, generalNames(names));
        return entry(pair, template);
    }

    KeyFile.Entry client(String commonName, Duration validity) {
        var pair = newKey();
        return entry(pair, endEntity(commonName, pair, validity, KeyPurposeId.id_kp_clientAuth));
    }

    /** RFC 6960 §4.2.2.2: it is valid for a short time, so nobody asks whether it is revoked. */
    KeyFile.Entry ocsp(Duration validity) {
        var pair = newKey();
        var template = endEntity("CMF OCSP", pair, validity, KeyPurposeId.id_kp_OCSPSigning)
                .with(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
        return entry(pair, template);
    }

    static GeneralNames generalNames(List<String> names) {
        return new GeneralNames(names.stream()
                .map(name -> new GeneralName(
                        IpAddress.parse(name).isPresent() ? GeneralName.iPAddress : GeneralName.dNSName, name))
                .toArray(GeneralName[]::new));
    }

    private CertificateTemplate endEntity(String commonName, KeyPair pair, Duration validity, KeyPurposeId purpose) {
        return template(name(commonName, organization), pair, validity)
                .with(Extension.basicConstraints, true, new BasicConstraints(false))
                .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
    }

    private CertificateTemplate template(X500Name subject, KeyPair pair, Duration validity) {
        var issuer = issuing.certificate();
        var begin = begin(clock);
        var end = begin.plus(validity);
        var last = issuer.getNotAfter().toInstant();
        return new CertificateTemplate(
                X509.subject(issuer),
                X509.keyIdentifier(issuer),
                SerialNumber.random(new SecureRandom()),
                begin,
                end.isBefore(last) ? end : last,
                subject,
                info(pair));
    }

    private KeyFile.Entry entry(KeyPair pair, CertificateTemplate template) {
        var path = new ArrayList<X509Certificate>();
        path.add(template.sign(signer));
        path.addAll(issuing.path());
        return new KeyFile.Entry(pair.getPrivate(), List.copyOf(path));
    }

    private static Instant begin(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(EmbeddedCertificateAuthority.BACKDATED);
    }

    private static X500Name name(String commonName, String organization) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, organization)
                .addRDN(BCStyle.CN, commonName)
                .build();
    }

    private static SubjectPublicKeyInfo info(KeyPair pair) {
        return SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
    }

    private static KeyPair newKey() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failure) {
            throw new CaStartException("No P-256 key can be made", failure);
        }
    }
}
