package sol023.cmf.ca;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** Signs certificates and CRLs. Only computes: what was issued is recorded by the caller. Safe for use by many threads. */
public interface CertificateAuthority {

    /**
     * Verifies the proof of possession, holds the request against the profile and signs a certificate with a new random serial number.
     *
     * @throws CsrException if the request is not one to sign
     */
    SignedCertificate issue(CertificateSigningRequest request, CertificateProfile profile);

    /**
     * Everything that {@link #issue} does before it signs, for a request that is decided about later.
     *
     * @throws CsrException if the request is not one to sign
     */
    void check(CertificateSigningRequest request, CertificateProfile profile);

    /** The certificate of the key that signs: its subject is the issuer of what {@link #issue} makes. */
    X509Certificate certificate();

    /** The identifier of the key that signs. */
    KeyIdentifier keyIdentifier();

    /** From the issuing certificate up to, and without, the root. */
    List<X509Certificate> chain();

    /** The trust anchor. */
    X509Certificate root();

    /** A complete version 2 CRL in DER (RFC 5280 §5). */
    byte[] signCrl(BigInteger number, Instant thisUpdate, Instant nextUpdate, CrlEntries entries);
}
