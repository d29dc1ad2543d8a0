package sol023.cmf.admin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sol023.cmf.ca.AlternativeName;
import sol023.cmf.certificate.CertificateRequest;
import sol023.cmf.certificate.CertificateRequest.Decision;
import sol023.cmf.certificate.CertificateRequest.State;
import sol023.cmf.certificate.CertificateRequest.Verdict;

/**
 * A request for a certificate as the operator sees it.
 *
 * @param state waiting, accepted or rejection
 * @param consumer who asks
 * @param certType as in REST bodies
 * @param subjectId the VNFCI
 * @param subject of the certificate, in the form of RFC 4514
 * @param keyId identifies the public key (RFC 5280 section 4.2.1.2, method 1), in hexadecimal
 * @param onItsOwn what the CMF decides by itself at {@code onItsOwnAt}: grant, deny or expire
 * @param decidedBy the operator's name, cmf, or the requester who gave up
 */
record RequestView(
        String id,
        String state,
        String consumer,
        String certType,
        String subjectInstanceId,
        String subjectId,
        String subject,
        List<String> subjectAlternateNames,
        String keyId,
        Instant receivedAt,
        @Nullable String onItsOwn,
        @Nullable Instant onItsOwnAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String certificateId,
        @Nullable String detail) {

    static RequestView of(CertificateRequest request) {
        boolean waits = request.isWaiting();
        return new RequestView(
                request.id().text(),
                state(request.state()),
                request.subject().owner().name(),
                request.type().restValue(),
                request.subject().subjectInstanceId(),
                request.subject().vnfciId(),
                request.signingRequest().subjectName(),
                request.signingRequest().names().alternativeNames().stream()
                        .map(AlternativeName::value)
                        .toList(),
                request.signingRequest().key().hex(),
                request.receivedAt(),
                waits ? text(request.verdict()) : null,
                waits ? request.verdictAt() : null,
                request.decision().map(Decision::at).orElse(null),
                request.decision().map(Decision::by).orElse(null),
                certificate(request.state()).orElse(null),
                detail(request.state()).orElse(null));
    }

    private static String state(State state) {
        if (state instanceof State.Waiting) {
            return "waiting";
        }
        return state instanceof State.Issued ? "accepted" : "rejection";
    }

    private static String text(Verdict verdict) {
        return switch (verdict) {
            case GRANT -> "grant";
            case DENY -> "deny";
            case EXPIRE -> "expire";
        };
    }

    private static Optional<String> certificate(State state) {
        return state instanceof State.Issued issued
                ? Optional.of(issued.certificate().text())
                : Optional.empty();
    }

    private static Optional<String> detail(State state) {
        return state instanceof State.Refused refused
                ? Optional.of(refused.refusal().detail())
                : Optional.empty();
    }
}
