package sol023.conformance.fault;

import static sol023.conformance.fault.CertificateFaults.put;
import static sol023.conformance.fault.CertificateFaults.reissuing;
import static sol023.conformance.fault.Variant.variant;
import static sol023.conformance.requirement.Requirement.*;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.PolicyInformation;
import sol023.conformance.requirement.Requirement;

/** RFC 5280: what an issued certificate and its CRL may look like. */
final class CertificateVariants {

    private static final ASN1ObjectIdentifier VENDOR = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.2");
    private static final Requirement[] ISSUED = {CERT_SUBJECT, CSR_OBTAINED, CERT_NO_CA, CP_CERT_CHOICE};
    private static final int MOST_SERIAL_BITS = 159;

    private CertificateVariants() {}

    static List<Variant> all() {
        return List.of(
                variant("certificates-with-further-extensions", "Certificates have extensions of the vendor's.")
                        .allowedBy("RFC 5280 §4.2")
                        .concerns(CERT_SUBJECT, CSR_OBTAINED, CERT_NO_CA, CP_CERT_CHOICE, REVOKE_ANSWERED)
                        .by(reissuing(certificate -> {
                            put(certificate, VENDOR, false, new DERUTF8String("of the vendor"));
                            put(
                                    certificate,
                                    Extension.certificatePolicies,
                                    false,
                                    new CertificatePolicies(new PolicyInformation(VENDOR)));
                        })),
                variant("certificates-for-an-hour", "Certificates are valid for an hour, from now on.")
                        .allowedBy("RFC 5280 §4.1.2.5; SOL023 sets no limits")
                        .concerns(ISSUED)
                        .byNew(() -> CmpDefects.changing(
                                (request, answer) -> Statuses.grants(answer),
                                (answer, request, bench) -> CertificateFaults.reissued(answer, bench, certificate -> {
                                    certificate.setNotBefore(
                                            Date.from(bench.now().minusSeconds(1)));
                                    certificate.setNotAfter(
                                            Date.from(bench.now().plus(Duration.ofHours(1))));
                                }))),
                variant(
                                "certificates-for-decades",
                                "Certificates are valid until 2079, which takes another type of time.")
                        .allowedBy("RFC 5280 §4.1.2.5")
                        .concerns(ISSUED)
                        .by(reissuing(certificate ->
                                certificate.setNotAfter(Date.from(Instant.parse("2079-01-01T00:00:00Z"))))),
                variant("certificates-with-longest-serial", "Serial numbers have 20 octets.")
                        .allowedBy("RFC 5280 §4.1.2.2")
                        .concerns(CERT_SUBJECT, CERT_NO_CA, CP_CERT_CHOICE)
                        .by(serial(MOST_SERIAL_BITS - 1)),
                variant("certificates-with-short-serial", "Serial numbers have two octets.")
                        .allowedBy("RFC 5280 §4.1.2.2")
                        .concerns(CERT_SUBJECT, CERT_NO_CA, CP_CERT_CHOICE)
                        .by(serial(10)),
                variant(
                                "crl-at-several-addresses",
                                "Certificates name the CRL at LDAP and HTTP addresses, one of which is out of order.")
                        .allowedBy("RFC 5280 §4.2.1.13: alternatives")
                        .concerns(CRL_LISTS_REVOKED)
                        .byNew(CrlFaults::severalAddresses),
                variant("crl-with-further-entries", "The CRL has entries of other certificates and further extensions.")
                        .allowedBy("RFC 5280 §5.2 and §5.3")
                        .concerns(CRL_LISTS_REVOKED)
                        .byNew(CrlFaults::furtherEntries));
    }

    private static Defect serial(int bits) {
        return reissuing(
                certificate -> certificate.setSerialNumber(new BigInteger(bits, new SecureRandom()).setBit(bits)));
    }
}
