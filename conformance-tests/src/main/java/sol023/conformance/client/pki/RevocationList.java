package sol023.conformance.client.pki;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.jspecify.annotations.Nullable;

/** A CRL (RFC 5280 §5) as far as a revocation is judged by it. */
public record RevocationList(X509CRL crl) {

    /** Reads a CRL in DER or PEM. */
    public static RevocationList parse(byte[] encoded) throws CertificateException, CRLException {
        var factory = CertificateFactory.getInstance("X.509");
        return new RevocationList((X509CRL) factory.generateCRL(new ByteArrayInputStream(encoded)));
    }

    /** The HTTP addresses in the CRL distribution points of a certificate, in its order (RFC 5280 §4.2.1.13). */
    public static List<String> addresses(X509Certificate certificate) {
        List<String> addresses = new ArrayList<>();
        Certificates.extension(certificate, Extension.cRLDistributionPoints.getId())
                .map(CRLDistPoint::getInstance)
                .ifPresent(points -> {
                    for (DistributionPoint point : points.getDistributionPoints()) {
                        addresses.addAll(addresses(point.getDistributionPoint()));
                    }
                });
        return addresses;
    }

    private static List<String> addresses(@Nullable DistributionPointName name) {
        List<String> addresses = new ArrayList<>();
        if (name != null && name.getType() == DistributionPointName.FULL_NAME) {
            for (GeneralName full : GeneralNames.getInstance(name.getName()).getNames()) {
                if (full.getTagNo() == GeneralName.uniformResourceIdentifier) {
                    String address = ASN1IA5String.getInstance(full.getName()).getString();
                    if (address.startsWith("http")) {
                        addresses.add(address);
                    }
                }
            }
        }
        return addresses;
    }

    public boolean lists(BigInteger serialNumber) {
        return entry(serialNumber).isPresent();
    }

    /** The reasonCode of a listed certificate, 0 (unspecified) if the entry names none; empty if it is not listed. */
    public Optional<Integer> reason(BigInteger serialNumber) {
        return entry(serialNumber).map(RevocationList::reason);
    }

    public boolean isSignedBy(X509Certificate issuer) {
        try {
            crl.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private Optional<X509CRLEntry> entry(BigInteger serialNumber) {
        return Optional.ofNullable(crl.getRevokedCertificate(serialNumber));
    }

    private static int reason(X509CRLEntry entry) {
        byte @Nullable [] value = entry.getExtensionValue(Extension.reasonCode.getId());
        return value == null
                ? 0
                : ASN1Enumerated.getInstance(ASN1OctetString.getInstance(value).getOctets())
                        .intValueExact();
    }
}
