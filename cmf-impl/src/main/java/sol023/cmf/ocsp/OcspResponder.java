package sol023.cmf.ocsp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.RevokedInfo;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sol023.cmf.ca.CertificateAuthority;
import sol023.cmf.ca.CertificateId;
import sol023.cmf.ca.CryptoProviders;
import sol023.cmf.ca.OcspCredential;
import sol023.cmf.ca.RevocationReason;
import sol023.cmf.ca.SerialNumber;
import sol023.cmf.certificate.Revocations;
import sol023.cmf.certificate.Standing;
import sol023.cmf.store.Database;

/**
 * Answers OCSP requests about certificates of the issuing CA (RFC 6960). The store is asked each time, so that an answer shows every revocation that was
 * acknowledged before the request, on any node; what is signed is kept and used again as long as it is still true. Safe for use by many threads.
 */
public final class OcspResponder {

    private static final Logger LOG = LoggerFactory.getLogger(OcspResponder.class);

    /** Longer ones, which nobody needs, are not remembered. */
    private static final int LONGEST_KEPT_ID = 200;

    private static final OcspAnswer MALFORMED = failure(OCSPRespBuilder.MALFORMED_REQUEST);
    private static final OcspAnswer UNAUTHORIZED = failure(OCSPRespBuilder.UNAUTHORIZED);
    private static final OcspAnswer TRY_LATER = failure(OCSPRespBuilder.TRY_LATER);

    /** Something went wrong here. */
    static final OcspAnswer INTERNAL_ERROR = failure(OCSPRespBuilder.INTERNAL_ERROR);

    private final Revocations revocations = new Revocations();
    private final Database database;
    private final CertificateAuthority authority;
    private final IssuerHashes issuer;
    private final OcspSigner signer;
    private final OcspSettings settings;
    private final Clock clock;
    private final KeptAnswers kept;
    private final Semaphore signings;

    /** @param maker lets the CA make a key with a certificate for OCSP that is valid for so long */
    public OcspResponder(
            Database database,
            CertificateAuthority authority,
            Function<Duration, OcspCredential> maker,
            CryptoProviders providers,
            OcspSettings settings,
            Clock clock) {
        this.database = database;
        this.authority = authority;
        this.issuer = new IssuerHashes(authority.certificate());
        this.signer = new OcspSigner(maker, settings.signerValidity(), providers, clock);
        this.settings = settings;
        this.clock = clock;
        this.kept = new KeptAnswers(settings.cached());
        this.signings = new Semaphore(settings.concurrency());
    }

    OcspSettings settings() {
        return settings;
    }

    Instant now() {
        return clock.instant();
    }

    /** The answer to a request in DER; also to what is none. */
    OcspAnswer answer(byte[] der) {
        OcspRequest request;
        try {
            request = OcspRequest.read(der, settings.requestCertificates());
        } catch (MalformedRequestException e) {
            LOG.debug("An OCSP request is {}", e.getMessage());
            return MALFORMED;
        }
        if (request.certificates().stream().noneMatch(issuer::areIn)) {
            return UNAUTHORIZED;
        }
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS); // before the store is asked
        var found = standings(request);
        return request.nonce().isEmpty() && found.size() == 1 ? shared(found.get(0), now) : signed(found, request, now);
    }

    /** What is asked about, and what is true about it. */
    private record Found(CertID id, Standing standing) {}

    private List<Found> standings(OcspRequest request) {
        return database.read(handle -> {
            var found = new ArrayList<Found>();
            for (var id : request.certificates()) {
                var serial = issuer.areIn(id) ? serial(id) : Optional.<SerialNumber>empty();
                found.add(new Found(
                        id,
                        serial.map(number -> revocations.standing(
                                        handle, new CertificateId(authority.keyIdentifier(), number)))
                                .orElseGet(Standing.Unknown::new)));
            }
            return found;
        });
    }

    private static Optional<SerialNumber> serial(CertID id) {
        try {
            return Optional.of(new SerialNumber(id.getSerialNumber().getValue()));
        } catch (IllegalArgumentException neverIssued) {
            return Optional.empty();
        }
    }

    private OcspAnswer shared(Found found, Instant now) {
        var key = ByteBuffer.wrap(encoded(found.id()));
        var credential = signer.current();
        var before = kept.find(key, now, found.standing(), credential);
        if (before.isPresent()) {
            return before.get();
        }
        var answer = limited(() -> signed(List.of(found), Optional.empty(), credential, now));
        boolean isWorthIt = key.capacity() <= LONGEST_KEPT_ID && !(found.standing() instanceof Standing.Unknown);
        if (isWorthIt && answer.currency().isPresent()) {
            kept.put(
                    key,
                    new KeptAnswers.Kept(
                            found.standing(),
                            credential,
                            now.plus(settings.validity().dividedBy(2)),
                            answer));
        }
        return answer;
    }

    private OcspAnswer signed(List<Found> found, OcspRequest request, Instant now) {
        return limited(() -> OcspAnswer.forOne(
                signed(found, request.nonce(), signer.current(), now).der()));
    }

    /** Signing costs; who asks for too much of it at once does not slow down everything else. */
    private OcspAnswer limited(Supplier<OcspAnswer> signing) {
        if (!signings.tryAcquire()) {
            return TRY_LATER;
        }
        try {
            return signing.get();
        } finally {
            signings.release();
        }
    }

    private OcspAnswer signed(List<Found> found, Optional<byte[]> nonce, OcspSigner.Current credential, Instant now) {
        var next = now.plus(settings.validity());
        var end = credential.notAfter().isBefore(next) ? credential.notAfter() : next;
        var builder = new BasicOCSPRespBuilder(credential.name());
        for (var each : found) {
            builder.addResponse(
                    new CertificateID(each.id()), status(each.standing()), Date.from(now), Date.from(end), null);
        }
        nonce.ifPresent(octets -> builder.setResponseExtensions(new Extensions(nonceExtension(octets))));
        try {
            var basic = signer.sign(builder, credential, now);
            var der = new OCSPRespBuilder()
                    .build(OCSPRespBuilder.SUCCESSFUL, basic)
                    .getEncoded();
            return OcspAnswer.forAll(der, new OcspAnswer.Currency(now, end));
        } catch (OCSPException | IOException impossible) {
            throw new IllegalStateException("An answer made here has an encoding", impossible);
        }
    }

    private static Extension nonceExtension(byte[] octets) {
        return new Extension(
                OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
                false,
                new DEROctetString(encoded(new DEROctetString(octets))));
    }

    private static CertificateStatus status(Standing standing) {
        if (standing instanceof Standing.Revoked revoked) {
            var at = Date.from(revoked.at());
            return revoked.reason() == RevocationReason.UNSPECIFIED
                    ? new RevokedStatus(new RevokedInfo(new ASN1GeneralizedTime(at), null))
                    : new RevokedStatus(at, revoked.reason().code());
        }
        return standing instanceof Standing.Unknown ? new UnknownStatus() : CertificateStatus.GOOD;
    }

    private static byte[] encoded(ASN1Object object) {
        try {
            return object.getEncoded("DER");
        } catch (IOException impossible) {
            throw new IllegalStateException("What has been read has an encoding", impossible);
        }
    }

    private static OcspAnswer failure(int status) {
        try {
            return OcspAnswer.forOne(new OCSPRespBuilder().build(status, null).getEncoded());
        } catch (OCSPException | IOException impossible) {
            throw new IllegalStateException("A status has an encoding", impossible);
        }
    }
}
