package sol023.cmf.ca;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/** A certificate on its way to be signed, with the identifiers of both keys (RFC 5280 §4). */
final class CertificateTemplate {

    private final X509v3CertificateBuilder builder;

    CertificateTemplate(
            X500Name issuer,
            KeyIdentifier issuerKey,
            SerialNumber serial,
            Instant notBefore,
            Instant notAfter,
            X500Name subject,
            SubjectPublicKeyInfo key) {
        builder = new X509v3CertificateBuilder(
                issuer, serial.value(), Date.from(notBefore), Date.from(notAfter), subject, key);
        with(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(issuerKey.octets()));
        with(
                Extension.subjectKeyIdentifier,
                false,
                new SubjectKeyIdentifier(Digests.keyIdentifier(key).octets()));
    }

    CertificateTemplate with(ASN1ObjectIdentifier extension, boolean critical, ASN1Encodable value) {
        try {
            builder.addExtension(extension, critical, value);
            return this;
        } catch (IOException impossible) {
            throw new IllegalStateException("An extension made here has an encoding", impossible);
        }
    }

    X509Certificate sign(Signer signer) {
        try {
            var der = builder.build(signer.contentSigner()).getEncoded();
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (IOException | CertificateException impossible) {
            throw new IllegalStateException("A certificate made here can be read", impossible);
        }
    }
}
