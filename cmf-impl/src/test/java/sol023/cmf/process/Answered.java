package sol023.cmf.process;

import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * What one VNFM knows about one subject from the answers it got before the CMF died.
 *
 * @param subjectId the id that the registration was answered with
 * @param p10cr the request as it was sent; empty before that
 * @param certificate the certificate, once answered
 * @param revocationAsked whether an rr was sent
 * @param revoked whether an rr was answered
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answered(
        Names names,
        String subjectId,
        byte[] p10cr,
        Optional<X509CertificateHolder> certificate,
        boolean revocationAsked,
        boolean revoked) {

    static Answered registered(Names names, String subjectId) {
        return new Answered(names, subjectId, new byte[0], Optional.empty(), false, false);
    }

    Answered withCertificate(byte[] request, X509CertificateHolder issued) {
        return new Answered(names, subjectId, request, Optional.of(issued), false, false);
    }

    Answered withRevocationAsked() {
        return new Answered(names, subjectId, p10cr, certificate, true, false);
    }

    Answered withRevocation() {
        return new Answered(names, subjectId, p10cr, certificate, true, true);
    }

    /** Registrations, issuances and revocations answered. */
    int operations() {
        return 1 + (certificate.isPresent() ? 1 : 0) + (revoked ? 1 : 0);
    }
}
