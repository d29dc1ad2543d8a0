package sol023.cmf.certificate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import sol023.cmf.ca.CertificateId;
import sol023.cmf.ca.CertificateSigningRequest;
import sol023.cmf.ca.CertificateType;

/**
 * A request that was not granted at once, as it is recorded.
 *
 * @param namesKey the key of its names, see {@link sol023.cmf.ca.CertificateNames#key()}
 * @param updated the certificate that is to be updated, see {@link IssueRequest#updated}
 * @param verdict what the CMF itself decides at {@code verdictAt}, unless the operator is faster
 */
public record CertificateRequest(
        CertificateRequestId id,
        CertificateType type,
        RegisteredSubject subject,
        String namesKey,
        CertificateSigningRequest signingRequest,
        Optional<CertificateId> updated,
        Instant receivedAt,
        Verdict verdict,
        Instant verdictAt,
        State state) {

    /** What the CMF decides by itself. */
    public enum Verdict {
        /** The delay is over. */
        GRANT,
        /** The delay is over, and the profile says no. */
        DENY,
        /** Nobody has decided in time. */
        EXPIRE
    }

    /** Where a request stands. Once decided it stays so. */
    public sealed interface State {

        /** It is neither granted nor refused yet. */
        record Waiting() implements State {}

        /** See the components. */
        record Issued(Decision decision, CertificateId certificate, List<String> modifications) implements State {
            public Issued {
                modifications = List.copyOf(modifications);
            }
        }

        /** See the components. */
        record Refused(Decision decision, Refusal refusal) implements State {}
    }

    /**
     * When and by whom a request was decided.
     *
     * @param by the operator's name, {@code cmf}, or the requester who gave up
     */
    public record Decision(Instant at, String by) {}

    /** Whether it is still to be decided. */
    public boolean isWaiting() {
        return state instanceof State.Waiting;
    }

    /** Whether the CMF is to decide itself, now. */
    boolean isDue(Instant now) {
        return isWaiting() && !now.isBefore(verdictAt);
    }

    /** How it was decided; empty while it waits. */
    public Optional<Decision> decision() {
        if (state instanceof State.Issued issued) {
            return Optional.of(issued.decision());
        }
        return state instanceof State.Refused refused ? Optional.of(refused.decision()) : Optional.empty();
    }

    IssueRequest issueRequest() {
        return new IssueRequest(subject.owner(), type, signingRequest, updated);
    }

    CertificateRequest in(State next) {
        return new CertificateRequest(
                id, type, subject, namesKey, signingRequest, updated, receivedAt, verdict, verdictAt, next);
    }
}
