package sol023.cmf.ca;

import java.math.BigInteger;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The CA inside the CMF: a root and an issuing CA whose keys are in a password-protected PKCS#12 file. */
@SuppressWarnings("DoNotCallSuggester")
public final class EmbeddedCertificateAuthority implements CertificateAuthority {

    private EmbeddedCertificateAuthority() {}

    /**
     * Opens the CA, making root, issuing CA and the credentials for CMP and TLS when they are missing, and renewing the latter when they end soon.
     *
     * @param crlFolder asked at each issuance for the URL below which CRLs are served, for example {@code http://127.0.0.1:8080/crl/}; nothing given: no
     *     distribution point in the certificate
     * @throws CaStartException if the files cannot be read or written, or the password is wrong
     */
    public static EmbeddedCertificateAuthority open(
            CaSettings settings, CryptoProviders providers, Clock clock, Supplier<Optional<URI>> crlFolder) {
        throw new UnsupportedOperationException("" + settings + providers.forKeys() + clock + crlFolder);
    }

    /** The credential that protects the CMF's CMP messages. */
    public CmpCredential cmpCredential() {
        throw new UnsupportedOperationException();
    }

    /** The credential of the CMF's TLS server. */
    public TlsCredential serverCredential() {
        throw new UnsupportedOperationException();
    }

    /** Makes a key and a certificate for a TLS client that also signs CMP messages; nothing of it is kept here. */
    public TlsCredential makeClientCredential(String commonName, Duration validity) {
        throw new UnsupportedOperationException(commonName + validity);
    }

    @Override
    public SignedCertificate issue(CertificateSigningRequest request, CertificateProfile profile) {
        throw new UnsupportedOperationException();
    }

    @Override
    public X509Certificate certificate() {
        throw new UnsupportedOperationException();
    }

    @Override
    public KeyIdentifier keyIdentifier() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<X509Certificate> chain() {
        throw new UnsupportedOperationException();
    }

    @Override
    public X509Certificate root() {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] signCrl(BigInteger number, Instant thisUpdate, Instant nextUpdate, CrlEntries entries) {
        throw new UnsupportedOperationException();
    }
}
