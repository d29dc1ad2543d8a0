package sol023.conformance.client.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.Time;

/** Reads certificates, and builds paths from them to a trust anchor (RFC 5280 §6). */
public final class Certificates {

    private Certificates() {}

    public static X509Certificate parse(byte[] der) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    public static X500Name subject(X509Certificate certificate) {
        return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    }

    public static X500Name issuer(X509Certificate certificate) {
        return X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded());
    }

    public static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read cannot be written", e);
        }
    }

    /** The value of an extension, without the OCTET STRING around it; empty if the certificate does not have it. */
    public static Optional<byte[]> extension(X509Certificate certificate, String oid) {
        return Optional.ofNullable(certificate.getExtensionValue(oid))
                .map(value -> ASN1OctetString.getInstance(value).getOctets());
    }

    public static Optional<ASN1OctetString> subjectKeyIdentifier(X509Certificate certificate) {
        return extension(certificate, Extension.subjectKeyIdentifier.getId()).map(ASN1OctetString::getInstance);
    }

    public static boolean isSelfSigned(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    /**
     * The path from a certificate up to, and without, a trust anchor, with intermediates taken from {@code pool}; empty if
     * there is none. Self-signed certificates in the pool are not anchors (RFC 9483 §3.3).
     */
    public static Optional<List<X509Certificate>> path(
            X509Certificate end, Collection<X509Certificate> pool, Collection<X509Certificate> anchors, Instant at) {
        if (anchors.contains(end)) {
            return Optional.of(List.of());
        }
        try {
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(end);
            Set<TrustAnchor> trusted = anchors.stream()
                    .map(anchor -> new TrustAnchor(anchor, null))
                    .collect(Collectors.toSet());
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(trusted, target);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            List<X509Certificate> candidates = new ArrayList<>(pool);
            candidates.add(end);
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(candidates)));
            var result = (PKIXCertPathBuilderResult)
                    CertPathBuilder.getInstance("PKIX").build(parameters);
            return Optional.of(result.getCertPath().getCertificates().stream()
                    .map(X509Certificate.class::cast)
                    .toList());
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** A certificate that nobody has reason to trust: signed with its own key, valid for one hour around {@code at}. */
    public static X509Certificate selfSigned(KeyPair key, X500Name name, Instant at) {
        try {
            SignatureScheme scheme = SignatureScheme.usualFor(key.getPrivate());
            AlgorithmIdentifier algorithm = scheme.algorithm();
            ASN1Sequence publicKey = ASN1Sequence.getInstance(key.getPublic().getEncoded());
            byte[] keyIdentifier = Hashes.digest("SHA-1").digest(key.getPublic().getEncoded());
            Extensions extensions = new Extensions(new Extension[] {
                new Extension(
                        Extension.subjectKeyIdentifier, false, new DEROctetString(new DEROctetString(keyIdentifier))),
                new Extension(
                        Extension.keyUsage, true, new DEROctetString(new DERBitString(new byte[] {(byte) 0x80}, 7)))
            });
            DERSequence tbs = new DERSequence(new ASN1Encodable[] {
                new DERTaggedObject(true, 0, new ASN1Integer(2)),
                new ASN1Integer(new BigInteger(1, keyIdentifier)),
                algorithm,
                name,
                new DERSequence(new ASN1Encodable[] {
                    new Time(Date.from(at.minusSeconds(1800))), new Time(Date.from(at.plusSeconds(1800)))
                }),
                name,
                publicKey,
                new DERTaggedObject(true, 3, extensions)
            });
            byte[] signature = scheme.sign(key.getPrivate(), tbs.getEncoded("DER"));
            return parse(new DERSequence(new ASN1Encodable[] {tbs, algorithm, new DERBitString(signature)})
                    .getEncoded("DER"));
        } catch (IOException | CertificateException e) {
            throw new IllegalStateException("cannot make a self-signed certificate", e);
        }
    }
}
