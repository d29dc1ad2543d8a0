package sol023.cmf.cmp;

import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/** The SubjectKeyIdentifier of a certificate, which senderKID repeats (RFC 9483 section 3.1). */
final class SubjectKeyIdentifiers {

    private SubjectKeyIdentifiers() {}

    static Optional<Octets> find(X509Certificate certificate) {
        return Optional.ofNullable(certificate.getExtensionValue(Extension.subjectKeyIdentifier.getId()))
                .map(value -> ASN1OctetString.getInstance(
                        ASN1OctetString.getInstance(value).getOctets()))
                .map(ASN1OctetString::getOctets)
                .map(Octets::of);
    }

    /** Of a certificate nobody trusts yet; a malformed extension counts as none. */
    static Optional<Octets> findUnverified(Certificate certificate) {
        try {
            return Optional.ofNullable(certificate.getTBSCertificate().getExtensions())
                    .map(SubjectKeyIdentifier::fromExtensions)
                    .map(SubjectKeyIdentifier::getKeyIdentifier)
                    .map(Octets::of);
        } catch (RuntimeException malformed) {
            return Optional.empty();
        }
    }
}
