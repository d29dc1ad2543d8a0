package sol023.cmf.certificate;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import sol023.cmf.ca.CertificateAuthority;
import sol023.cmf.ca.CertificateProfile;
import sol023.cmf.ca.CertificateSigningRequest;
import sol023.cmf.ca.CrlEntries;
import sol023.cmf.ca.KeyIdentifier;
import sol023.cmf.ca.SignedCertificate;

/** A CA while whose signing something else happens. */
record DeregisteringAuthority(CertificateAuthority authority, Runnable meanwhile) implements CertificateAuthority {

    @Override
    public SignedCertificate issue(CertificateSigningRequest request, CertificateProfile profile) {
        meanwhile.run();
        return authority.issue(request, profile);
    }

    @Override
    public void check(CertificateSigningRequest request, CertificateProfile profile) {
        authority.check(request, profile);
    }

    @Override
    public X509Certificate certificate() {
        return authority.certificate();
    }

    @Override
    public KeyIdentifier keyIdentifier() {
        return authority.keyIdentifier();
    }

    @Override
    public List<X509Certificate> chain() {
        return authority.chain();
    }

    @Override
    public X509Certificate root() {
        return authority.root();
    }

    @Override
    public byte[] signCrl(BigInteger number, Instant thisUpdate, Instant nextUpdate, CrlEntries entries) {
        return authority.signCrl(number, thisUpdate, nextUpdate, entries);
    }
}
