package sol023.cmf.ca;

import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.crmf.CertTemplate;
import org.jspecify.annotations.Nullable;

/** What a revocation request says about the certificate beyond issuer and serial number (the CertTemplate of RFC 9810 §5.3.9; SOL023 clause 5.5.2.6). */
@SuppressWarnings("DoNotCallSuggester")
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
        throw new UnsupportedOperationException("" + template + certificate);
    }
}
