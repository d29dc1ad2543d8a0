package sol023.cmf.ca;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.crmf.CertTemplate;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.jspecify.annotations.Nullable;

/** What a revocation request says about the certificate (the CertTemplate of RFC 9810 §5.3.9; SOL023 clause 5.5.2.6). */
public final class CertificateDetails {

    /** Says nothing, so it fits every certificate. */
    public static final CertificateDetails NONE = new CertificateDetails(null);

    private final @Nullable CertTemplate template;

    private CertificateDetails(@Nullable CertTemplate template) {
        this.template = template;
    }

    /** All that this template says. */
    public static CertificateDetails of(CertTemplate template) {
        return new CertificateDetails(template);
    }

    /** The name of the first field that is present here and different in the certificate; empty if nothing contradicts. */
    public Optional<String> differenceFrom(X509Certificate certificate) {
        if (template == null) {
            return Optional.empty();
        }
        try {
            return difference(
                    template, Certificate.getInstance(certificate.getEncoded()).getTBSCertificate());
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("A certificate that was parsed has an encoding", impossible);
        } catch (IllegalArgumentException | IllegalStateException | ClassCastException malformed) {
            return Optional.of("template");
        }
    }

    private static Optional<String> difference(CertTemplate asked, TBSCertificate actual) {
        if (asked.getVersion() != -1 && asked.getVersion() != actual.getVersionNumber() - 1) {
            return Optional.of("version");
        }
        if (differs(asked.getSerialNumber(), actual.getSerialNumber())) {
            return Optional.of("serialNumber");
        }
        if (differs(asked.getSigningAlg(), actual.getSignature())) {
            return Optional.of("signingAlg");
        }
        if (differs(asked.getIssuer(), actual.getIssuer())) {
            return Optional.of("issuer");
        }
        if (asked.getValidity() != null
                && (differs(asked.getValidity().getNotBefore(), actual.getStartDate())
                        || differs(asked.getValidity().getNotAfter(), actual.getEndDate()))) {
            return Optional.of("validity");
        }
        if (differs(asked.getSubject(), actual.getSubject())) {
            return Optional.of("subject");
        }
        if (differs(asked.getPublicKey(), actual.getSubjectPublicKeyInfo())) {
            return Optional.of("publicKey");
        }
        return hasOthers(asked.getExtensions(), actual.getExtensions()) ? Optional.of("extensions") : Optional.empty();
    }

    private static boolean differs(@Nullable Object asked, Object actual) {
        return asked != null && !asked.equals(actual);
    }

    /** The same moment may be written in two ways. */
    private static boolean differs(@Nullable Time asked, Time actual) {
        return asked != null
                && !asked.getDate().toInstant().equals(actual.getDate().toInstant());
    }

    private static boolean hasOthers(@Nullable Extensions asked, Extensions actual) {
        if (asked == null) {
            return false;
        }
        for (var id : asked.getExtensionOIDs()) {
            if (!asked.getExtension(id).equals(actual.getExtension(id))) {
                return true;
            }
        }
        return false;
    }
}
