package sol023.cmf.ca;

import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;

/** Reads extensions of certificates. */
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
}
