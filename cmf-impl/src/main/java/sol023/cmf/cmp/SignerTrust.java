package sol023.cmf.cmp;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sol023.cmf.access.Consumers;
import sol023.cmf.certificate.CertificateRecord;
import sol023.cmf.certificate.CertificateState;
import sol023.cmf.certificate.Certificates;

/**
 * Trust in the certificates that protect messages: path, time, key usage and status (RFC 9483 section 3.5). A path is validated once and
 * kept; time and status are looked at for every message. Of foreign issuers no status is asked: their certificates are trusted because
 * the configuration names them.
 */
final class SignerTrust {

    private static final int KEPT = 1_000;
    private static final int MAX_HELPERS = 20;
    private static final int MIN_RSA_BITS = 2048;
    private static final int MIN_EC_BITS = 256;
    private static final int DIGITAL_SIGNATURE = 0;

    private final Consumers consumers;
    private final Certificates certificates;
    private final Clock clock;
    private final Map<Credential, Trusted> kept = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Credential, Trusted> eldest) {
            return size() > KEPT;
        }
    });

    private record Trusted(SignerCertificate signer, List<X509Certificate> path) {}

    SignerTrust(Consumers consumers, Certificates certificates, Clock clock) {
        this.consumers = consumers;
        this.certificates = certificates;
        this.clock = clock;
    }

    /** A signer that was trusted before, already decoded. It has to be required again for each message. */
    Optional<SignerCertificate> findKnown(Credential credential) {
        return Optional.ofNullable(kept.get(credential)).map(Trusted::signer);
    }

    /**
     * The sender that this signer is, or signerNotTrusted.
     *
     * @param sent the encoded certificates that came with it, to build its path from
     */
    Sender.Signer require(SignerCertificate signer, List<byte[]> sent) {
        var certificate = signer.certificate();
        requireUsable(certificate);
        return new Sender.Signer(signer.credential(), path(signer, sent), consumers.findByCmpSigner(certificate));
    }

    /** A certificate on our own record needs no path. */
    private List<X509Certificate> path(SignerCertificate signer, List<byte[]> sent) {
        var now = clock.instant();
        var issued = certificates.find(signer.certificate());
        if (issued.isPresent()) {
            requireNotRevoked(issued.get());
            return List.of(signer.certificate());
        }
        var known = kept.get(signer.credential());
        return known != null && isInTime(known.path(), now) ? known.path() : newPath(signer, sent, now);
    }

    private void requireNotRevoked(CertificateRecord issued) {
        if (issued.stateAt(clock.instant()) == CertificateState.REVOKED) {
            throw notTrusted("The certificate that protects this message is revoked.");
        }
    }

    private List<X509Certificate> newPath(SignerCertificate signer, List<byte[]> sent, Instant now) {
        var path = CertificatePaths.find(signer.certificate(), decode(sent), consumers.cmpTrustAnchors(), now)
                .orElseThrow(() -> notTrusted(
                        "The path of the certificate that protects this message does not lead to a trust anchor; extraCerts has to"
                                + " hold the whole chain but the anchor."));
        kept.put(signer.credential(), new Trusted(signer, path));
        return path;
    }

    private void requireUsable(X509Certificate certificate) {
        if (!isInTime(List.of(certificate), clock.instant())) {
            throw notTrusted("The certificate that protects this message has expired or is not valid yet.");
        }
        var usage = certificate.getKeyUsage();
        if (usage != null && !usage[DIGITAL_SIGNATURE]) {
            throw notTrusted("The key usage of the certificate that protects this message excludes digitalSignature.");
        }
        if (isWeak(certificate)) {
            throw notTrusted("The key of the certificate that protects this message is too short.");
        }
    }

    private static boolean isWeak(X509Certificate certificate) {
        var key = certificate.getPublicKey();
        if (key instanceof RSAPublicKey rsa) {
            return rsa.getModulus().bitLength() < MIN_RSA_BITS;
        }
        return key instanceof ECPublicKey ec && ec.getParams().getOrder().bitLength() < MIN_EC_BITS;
    }

    private static boolean isInTime(List<X509Certificate> path, Instant now) {
        try {
            for (var each : path) {
                each.checkValidity(Date.from(now));
            }
            return true;
        } catch (CertificateException tooEarlyOrTooLate) {
            return false;
        }
    }

    private static List<X509Certificate> decode(List<byte[]> sent) {
        return sent.stream()
                .limit(MAX_HELPERS)
                .map(SignerTrust::decode)
                .flatMap(Optional::stream)
                .toList();
    }

    /** What cannot be decoded cannot help. */
    private static Optional<X509Certificate> decode(byte[] sent) {
        try {
            return Optional.of(SignerCertificate.decode(sent));
        } catch (CertificateException notUsable) {
            return Optional.empty();
        }
    }

    private static CmpProblemException notTrusted(String statusString) {
        return new CmpProblemException(FailInfo.SIGNER_NOT_TRUSTED, statusString);
    }
}
