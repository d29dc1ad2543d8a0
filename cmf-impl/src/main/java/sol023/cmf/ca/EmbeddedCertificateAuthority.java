package sol023.cmf.ca;

import java.math.BigInteger;
import java.net.URI;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import sol023.cmf.ca.CsrException.Problem;

/** The CA inside the CMF: a root and an issuing CA whose keys are in a password-protected PKCS #12 file. */
public final class EmbeddedCertificateAuthority implements CertificateAuthority {

    /** Certificates begin a little in the past, for relying parties whose clock is slow. */
    static final Duration BACKDATED = Duration.ofMinutes(1);

    private final CaKeys keys;
    private final CryptoProviders providers;
    private final Clock clock;
    private final PublicPlaces places;
    private final SecureRandom random = new SecureRandom();
    private final X509Certificate root;
    private final X509Certificate certificate;
    private final Set<SubjectPublicKeyInfo> ownKeys;
    private final X500Name name;
    private final KeyIdentifier keyIdentifier;
    private final Signer signer;

    private EmbeddedCertificateAuthority(CaKeys keys, CryptoProviders providers, Clock clock, PublicPlaces places) {
        this.keys = keys;
        this.providers = providers;
        this.clock = clock;
        this.places = places;
        this.root = keys.root().certificate(); // the key file takes milliseconds each time
        this.certificate = keys.issuing().certificate();
        this.ownKeys = Set.of(X509.publicKey(root), X509.publicKey(certificate));
        this.name = X509.subject(certificate);
        this.keyIdentifier = X509.keyIdentifier(certificate);
        this.signer = keys.issuingSigner();
    }

    /**
     * Opens the CA, making root, issuing CA and the credentials for CMP and TLS when they are missing, and renewing the latter when they end soon.
     *
     * @param crlFolder asked at each issuance for the URL below which CRLs are served, for example {@code http://127.0.0.1:8080/crl/}; nothing given: no
     *     distribution point in the certificate
     * @throws CaStartException if the files cannot be read or written, the password is wrong, or the CA's certificate has ended
     */
    public static EmbeddedCertificateAuthority open(
            CaSettings settings, CryptoProviders providers, Clock clock, Supplier<Optional<URI>> crlFolder) {
        return open(settings, providers, clock, new PublicPlaces(crlFolder, Optional::empty));
    }

    /** As {@link #open(CaSettings, CryptoProviders, Clock, Supplier)}. */
    public static EmbeddedCertificateAuthority open(
            CaSettings settings, CryptoProviders providers, Clock clock, PublicPlaces places) {
        return new EmbeddedCertificateAuthority(CaKeys.open(settings, providers, clock), providers, clock, places);
    }

    /** The credential that protects the CMF's CMP messages. */
    public CmpCredential cmpCredential() {
        var entry = keys.cmp();
        return new CmpCredential(keys.forSigning(entry.key()), entry.certificate(), withoutRoot(entry));
    }

    /** The credential of the CMF's TLS server. */
    public TlsCredential serverCredential() {
        return new TlsCredential(keys.server().key(), withoutRoot(keys.server()));
    }

    /** Makes a key and a certificate for a TLS client that also signs CMP messages; nothing of it is kept here. */
    public TlsCredential makeClientCredential(String commonName, Duration validity) {
        var entry = keys.makeClient(commonName, validity);
        return new TlsCredential(entry.key(), withoutRoot(entry));
    }

    /**
     * Makes a key and a certificate for a TLS server of somebody else; nothing of it is kept here.
     *
     * @param names DNS names and addresses
     */
    public TlsCredential makeServerCredential(List<String> names, Duration validity) {
        var entry = keys.makeServer(names, validity);
        return new TlsCredential(entry.key(), withoutRoot(entry));
    }

    /** Makes a key that signs OCSP answers on behalf of the issuing CA; nothing of it is kept here. */
    public OcspCredential makeOcspCredential(Duration validity) {
        var entry = keys.makeOcsp(validity);
        return new OcspCredential(keys.forSigning(entry.key()), entry.certificate());
    }

    private static List<X509Certificate> withoutRoot(KeyFile.Entry entry) {
        return entry.path().subList(0, entry.path().size() - 1);
    }

    @Override
    public SignedCertificate issue(CertificateSigningRequest request, CertificateProfile profile) {
        var extensions = verified(request, profile);
        var serial = SerialNumber.random(random);
        var signed = template(request, profile, serial, extensions).sign(signer);
        return new SignedCertificate(new CertificateId(keyIdentifier, serial), signed, extensions.modifications());
    }

    @Override
    public void check(CertificateSigningRequest request, CertificateProfile profile) {
        verified(request, profile);
    }

    /** What it asks for, after everything has been checked. */
    private RequestedExtensions verified(CertificateSigningRequest request, CertificateProfile profile) {
        if (request.issuer().filter(asked -> !asked.equals(name)).isPresent()) {
            throw new CsrException(Problem.MALFORMED, "The certificate template names another issuer than this CA.");
        }
        var key = CsrKey.check(request.publicKey(), profile);
        if (ownKeys.contains(request.publicKey())) {
            throw new CsrException(Problem.KEY_NOT_ALLOWED, "The public key is one of this CA's own.");
        }
        ProofOfPossession.verify(request, key.key(), providers);
        var extensions = RequestedExtensions.check(request, key.kind());
        if (hasEmptySubject(request) && request.alternativeNames().isEmpty()) {
            throw new CsrException(
                    Problem.NAMES_NOT_USABLE,
                    "The certification request names nobody: it has neither a subject nor a subject alternative name.");
        }
        return extensions;
    }

    private static boolean hasEmptySubject(CertificateSigningRequest request) {
        return request.subject().getRDNs().length == 0;
    }

    private CertificateTemplate template(
            CertificateSigningRequest request,
            CertificateProfile profile,
            SerialNumber serial,
            RequestedExtensions extensions) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var template = new CertificateTemplate(
                        name,
                        keyIdentifier,
                        serial,
                        later(now.minus(BACKDATED), certificate.getNotBefore().toInstant()),
                        end(now, profile.validityOf(request)),
                        request.subject(),
                        request.publicKey())
                .with(Extension.basicConstraints, true, new BasicConstraints(false))
                .with(Extension.keyUsage, true, extensions.keyUsage())
                .with(Extension.extendedKeyUsage, false, extensions.extendedKeyUsage());
        request.alternativeNames()
                .ifPresent(names -> template.with(Extension.subjectAlternativeName, hasEmptySubject(request), names));
        places.crlFolder()
                .get()
                .ifPresent(folder -> template.with(Extension.cRLDistributionPoints, false, distributionPoint(folder)));
        places.ocsp().get().ifPresent(url -> template.with(Extension.authorityInfoAccess, false, responder(url)));
        return template;
    }

    private static AuthorityInformationAccess responder(URI url) {
        return new AuthorityInformationAccess(
                AccessDescription.id_ad_ocsp, new GeneralName(GeneralName.uniformResourceIdentifier, url.toString()));
    }

    private Instant end(Instant now, Duration validity) {
        var end = certificate.getNotAfter().toInstant();
        if (!now.isBefore(end)) {
            throw new IllegalStateException("The certificate of the issuing CA has ended");
        }
        return now.plus(validity).isBefore(end) ? now.plus(validity) : end;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private CRLDistPoint distributionPoint(URI folder) {
        var url = new GeneralName(
                GeneralName.uniformResourceIdentifier,
                folder.resolve(keyIdentifier.hex() + ".crl").toString());
        var point = new DistributionPoint(new DistributionPointName(new GeneralNames(url)), null, null);
        return new CRLDistPoint(new DistributionPoint[] {point});
    }

    @Override
    public X509Certificate certificate() {
        return certificate;
    }

    @Override
    public KeyIdentifier keyIdentifier() {
        return keyIdentifier;
    }

    @Override
    public List<X509Certificate> chain() {
        return List.of(certificate);
    }

    @Override
    public X509Certificate root() {
        return root;
    }

    @Override
    public byte[] signCrl(BigInteger number, Instant thisUpdate, Instant nextUpdate, CrlEntries entries) {
        return new CrlTemplate(name, keyIdentifier, number, thisUpdate, nextUpdate, entries).sign(signer);
    }
}
