package sol023.conformance.fault.cmp;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertList;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import sol023.conformance.fault.lab.Identity;

/** Signs with the key of the lab's issuing CA what that CA would not sign. */
public final class IssuingCa {

    private static final Duration VALIDITY = Duration.ofDays(1);
    private static final int SERIAL_BITS = 120;
    private static final int FURTHER_ENTRIES = 20;
    private static final ASN1ObjectIdentifier OF_VENDOR = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.3");

    private final Identity identity;
    private final SecureRandom random = new SecureRandom();

    public IssuingCa(Identity identity) {
        this.identity = identity;
    }

    /** A change of a certificate that is about to be signed again. */
    @FunctionalInterface
    public interface CertificateChange {
        void apply(X509v3CertificateBuilder certificate) throws IOException;
    }

    /** The certificate of this CA. */
    public Certificate certificate() throws IOException {
        return holder().toASN1Structure();
    }

    /** The same certificate with one change, signed again by the same CA with the same algorithm. */
    public Certificate reissue(Certificate original, CertificateChange change) throws IOException {
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(new X509CertificateHolder(original));
        change.apply(builder);
        return builder.build(Signatures.by(identity.key(), original.getSignatureAlgorithm()))
                .toASN1Structure();
    }

    /** A certificate like that of {@code model} in everything but its serial number, its subject and its key. */
    public Identity certify(KeyPair key, Identity model) throws IOException {
        SubjectPublicKeyInfo bits =
                SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded());
        try {
            byte[] identifier =
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(bits).getEncoded();
            Certificate certified = reissue(Chains.of(model.certificate()), certificate -> {
                certificate.setSerialNumber(new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS));
                certificate.setSubject(new X500Name("CN=another key of the CMF"));
                certificate.setSubjectPublicKeyInfo(bits);
                certificate.replaceExtension(new Extension(Extension.subjectKeyIdentifier, false, identifier));
            });
            List<X509Certificate> chain = new ArrayList<>(model.chain());
            chain.set(0, new JcaX509CertificateConverter().getCertificate(new X509CertificateHolder(certified)));
            return new Identity(key.getPrivate(), chain);
        } catch (GeneralSecurityException e) {
            throw new IOException("no certificate for another key", e);
        }
    }

    /** A certificate for whatever a CSR asks, subject, key and extensions; valid from an hour ago. */
    public Certificate grant(CertificationRequest csr, Instant now) throws IOException {
        var asked = csr.getCertificationRequestInfo();
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                holder().getSubject(),
                new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS),
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(VALIDITY)),
                asked.getSubject(),
                asked.getSubjectPublicKeyInfo());
        for (Extension extension : extensions(csr)) {
            builder.addExtension(extension);
        }
        try {
            JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
            if (!builder.hasExtension(Extension.subjectKeyIdentifier)) {
                builder.addExtension(
                        Extension.subjectKeyIdentifier,
                        false,
                        identifiers.createSubjectKeyIdentifier(asked.getSubjectPublicKeyInfo()));
            }
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    identifiers.createAuthorityKeyIdentifier(identity.certificate()));
        } catch (GeneralSecurityException e) {
            throw new IOException("the identifiers of keys cannot be computed", e);
        }
        return builder.build(Signatures.by(identity.key())).toASN1Structure();
    }

    /** The same CRL without the entries that {@code drop} names, each other entry with what {@code reason} makes of its reason. */
    public CertificateList resign(CertificateList original, Predicate<BigInteger> drop, Optional<Integer> reason)
            throws IOException {
        return sign(original, copy(original, drop, reason));
    }

    /** The same CRL with entries and an extension that it has not. */
    public CertificateList extended(CertificateList original) throws IOException {
        X509v2CRLBuilder builder = copy(original, serial -> false, Optional.empty());
        Date day = original.getThisUpdate().getDate();
        for (int i = 0; i < FURTHER_ENTRIES; i++) {
            builder.addCRLEntry(new BigInteger(SERIAL_BITS, random), day, CRLReason.superseded);
        }
        builder.addExtension(OF_VENDOR, false, new DERUTF8String("of the vendor"));
        return sign(original, builder);
    }

    private CertificateList sign(CertificateList original, X509v2CRLBuilder builder) throws IOException {
        return builder.build(Signatures.by(identity.key(), original.getSignatureAlgorithm()))
                .toASN1Structure();
    }

    private static X509v2CRLBuilder copy(CertificateList original, Predicate<BigInteger> drop, Optional<Integer> reason)
            throws IOException {
        X509v2CRLBuilder builder = new X509v2CRLBuilder(original.getIssuer(), original.getThisUpdate());
        builder.setNextUpdate(original.getNextUpdate());
        for (TBSCertList.CRLEntry entry : original.getRevokedCertificates()) {
            BigInteger serial = entry.getUserCertificate().getValue();
            if (drop.test(serial)) {
                continue;
            }
            if (reason.isPresent()) {
                builder.addCRLEntry(serial, entry.getRevocationDate().getDate(), reason.get());
            } else {
                builder.addCRLEntry(serial, entry.getRevocationDate().getDate(), entry.getExtensions());
            }
        }
        Extensions extensions = new X509CRLHolder(original).getExtensions();
        for (var oid : extensions.getExtensionOIDs()) {
            builder.addExtension(extensions.getExtension(oid));
        }
        return builder;
    }

    private static Extension[] extensions(CertificationRequest csr) {
        for (ASN1Encodable encoded : csr.getCertificationRequestInfo().getAttributes()) {
            var attribute = Attribute.getInstance(encoded);
            if (attribute.getAttrType().equals(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest)) {
                Extensions asked =
                        Extensions.getInstance(attribute.getAttrValues().getObjectAt(0));
                return Arrays.stream(asked.getExtensionOIDs())
                        .map(asked::getExtension)
                        .toArray(Extension[]::new);
            }
        }
        return new Extension[0];
    }

    private JcaX509CertificateHolder holder() throws IOException {
        try {
            return new JcaX509CertificateHolder(identity.certificate());
        } catch (GeneralSecurityException e) {
            throw new IOException("the CA's certificate cannot be read", e);
        }
    }
}
