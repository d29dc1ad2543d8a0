package sol023.cmf.certificate;

import java.time.Duration;

/** What has become of a request for a certificate. */
public sealed interface RequestOutcome {

    /** It is granted. */
    record Issued(IssuedCertificate certificate) implements RequestOutcome {}

    /**
     * It is not decided yet.
     *
     * @param askAgainAfter when asking again makes sense, in whole seconds, at least one; asking earlier does no harm
     */
    record Waiting(CertificateRequestId id, Duration askAgainAfter) implements RequestOutcome {}

    /** It is refused, or what was granted has ended since. */
    record Refused(Refusal refusal) implements RequestOutcome {}
}
