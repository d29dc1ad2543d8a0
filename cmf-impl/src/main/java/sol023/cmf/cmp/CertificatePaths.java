package sol023.cmf.cmp;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Paths from a certificate to a trust anchor (RFC 5280 section 6). The path is built here, one issuer at a time, so that the work stays
 * small whatever the certificates in extraCerts are; the platform then validates it.
 */
final class CertificatePaths {

    private static final int MAX_LENGTH = 6;

    private CertificatePaths() {}

    /** The validated path without its anchor; empty if there is none at that moment. */
    static Optional<List<X509Certificate>> find(
            X509Certificate certificate, List<X509Certificate> helpers, Set<X509Certificate> anchors, Instant now) {
        if (anchors.contains(certificate)) {
            return Optional.of(List.of(certificate));
        }
        List<X509Certificate> path = new ArrayList<>();
        var last = certificate;
        while (path.size() < MAX_LENGTH) {
            path.add(last);
            if (findIssuer(last, anchors).isPresent()) {
                return isValid(path, anchors, now) ? Optional.of(List.copyOf(path)) : Optional.empty();
            }
            var issuer = findIssuer(
                    last, helpers.stream().filter(each -> !path.contains(each)).toList());
            if (issuer.isEmpty()) {
                return Optional.empty();
            }
            last = issuer.get();
        }
        return Optional.empty();
    }

    private static Optional<X509Certificate> findIssuer(
            X509Certificate certificate, Iterable<X509Certificate> candidates) {
        for (var each : candidates) {
            if (each.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
                    && isSignedBy(certificate, each)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    private static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException notByThisKey) {
            return false;
        }
    }

    private static boolean isValid(List<X509Certificate> path, Set<X509Certificate> anchors, Instant now) {
        try {
            var parameters = new PKIXParameters(
                    anchors.stream().map(each -> new TrustAnchor(each, null)).collect(Collectors.toSet()));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(now));
            var path509 = CertificateFactory.getInstance("X.509").generateCertPath(path);
            CertPathValidator.getInstance("PKIX").validate(path509, parameters);
            return true;
        } catch (GeneralSecurityException notValid) {
            return false;
        }
    }
}
