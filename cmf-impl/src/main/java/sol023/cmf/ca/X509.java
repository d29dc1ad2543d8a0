package sol023.cmf.ca;

import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Reads parts of certificates as ASN.1. */
final class X509 {

    private X509() {}

    /** @throws IllegalArgumentException if the extension is there and malformed */
    static Optional<KeyIdentifier> authorityKeyIdentifier(X509Certificate certificate) {
        return Optional.ofNullable(certificate.getExtensionValue(Extension.authorityKeyIdentifier.getId()))
                .map(value -> AuthorityKeyIdentifier.getInstance(
                        ASN1OctetString.getInstance(value).getOctets()))
                .map(AuthorityKeyIdentifier::getKeyIdentifierOctets)
                .map(KeyIdentifier::of);
    }

    /** The subject alternative names; none if there is no such extension. */
    static GeneralNames alternativeNames(X509Certificate certificate) {
        var value = certificate.getExtensionValue(Extension.subjectAlternativeName.getId());
        return value == null
                ? new GeneralNames(new GeneralName[0])
                : GeneralNames.getInstance(ASN1OctetString.getInstance(value).getOctets());
    }

    static KeyIdentifier keyIdentifier(X509Certificate certificate) {
        return Digests.keyIdentifier(publicKey(certificate));
    }

    static SubjectPublicKeyInfo publicKey(X509Certificate certificate) {
        return SubjectPublicKeyInfo.getInstance(certificate.getPublicKey().getEncoded());
    }

    static X500Name subject(X509Certificate certificate) {
        return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    }
}
