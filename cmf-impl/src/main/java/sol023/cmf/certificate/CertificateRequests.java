package sol023.cmf.certificate;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sol023.cmf.audit.AuditEvent;
import sol023.cmf.audit.AuditEvent.Action;
import sol023.cmf.audit.AuditLog;
import sol023.cmf.ca.Approval;
import sol023.cmf.ca.CsrException;
import sol023.cmf.certificate.CertificateEvent.Kind;
import sol023.cmf.certificate.CertificateRequest.Decision;
import sol023.cmf.certificate.CertificateRequest.State;
import sol023.cmf.certificate.CertificateRequest.Verdict;
import sol023.cmf.certificate.Refusal.Reason;
import sol023.cmf.store.Database;

/**
 * The life of a request for a certificate (SOL023 clauses 5.3.3 and 5.3.6): granted at once, or waiting until the operator or the profile decides, and then
 * granted or refused for good. Each change is durable when its method returns, and any node may make it. Safe for use by many threads.
 */
public final class CertificateRequests {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateRequests.class);

    private static final int DECIDED_AT_ONCE = 100;
    private static final Duration SHORTEST_ASK_AGAIN = Duration.ofSeconds(2);
    private static final int AGE_PER_QUESTION = 4;

    private final CertificateRequestStore store = new CertificateRequestStore();
    private final SecureRandom random = new SecureRandom();
    private final Certificates certificates;
    private final Database database;
    private final RequestSettings settings;
    private final AuditLog audit;
    private final Clock clock;

    public CertificateRequests(
            Certificates certificates, Database database, RequestSettings settings, AuditLog audit, Clock clock) {
        this.certificates = certificates;
        this.database = database;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** How requests that wait are bounded. */
    public RequestSettings settings() {
        return settings;
    }

    /**
     * Grants a request, or keeps it until it is decided about, and records that together with what the protocol adds. What is kept has been checked as what is
     * granted.
     *
     * @return issued or waiting
     * @throws RefusedException if the request is not one to grant
     */
    public RequestOutcome submit(IssueRequest request, AlongWith<RequestOutcome> protocolState) {
        Approval approval;
        try {
            approval = certificates.approvalOf(request);
        } catch (CsrException refused) {
            throw new RefusedException(Refusal.of(refused));
        }
        if (approval instanceof Approval.Automatic) {
            return new RequestOutcome.Issued(certificates.issue(
                    request, (handle, issued) -> protocolState.write(handle, new RequestOutcome.Issued(issued))));
        }
        return keep(request, approval, protocolState);
    }

    private RequestOutcome keep(IssueRequest request, Approval approval, AlongWith<RequestOutcome> protocolState) {
        try {
            var names = request.signingRequest().names();
            database.read(handle -> {
                requireRoom(handle, request);
                return certificates.subjectOf(handle, request, names);
            });
            certificates.check(request);
            var id = CertificateRequestId.random(random);
            var kept = database.write(handle -> {
                var subject = certificates.subjectOf(handle, request, names);
                certificates.requireGoodKey(handle, request);
                var waiting = waiting(id, request, subject, names.key(), approval);
                store.insert(handle, waiting);
                certificates.happened(
                        handle, CertificateEvent.of(Kind.WAITING, waiting, waiting.receivedAt(), List.of()));
                protocolState.write(handle, outcome(waiting));
                return waiting;
            });
            LOG.info("Request {} of {} waits", id, request.consumer().name());
            audit.record(event(Action.CERTIFICATE_REQUEST, request.consumer().name(), kept)
                    .with("type", request.type().restValue()));
            return outcome(kept);
        } catch (CsrException refused) {
            throw certificates.refused(request, new RefusedException(Refusal.of(refused)));
        } catch (RefusedException refused) {
            throw certificates.refused(request, refused);
        }
    }

    /** Asked before and not within the transaction, where requests of one consumer would wait for each other: the bound is not exact. */
    private void requireRoom(Handle handle, IssueRequest request) {
        int most = settings.perConsumer();
        if (store.countWaiting(handle, request.consumer(), most) >= most) {
            throw new RefusedException(
                    Reason.TOO_MANY_WAITING,
                    "Too many requests of this consumer wait for a decision; try again later.");
        }
    }

    private CertificateRequest waiting(
            CertificateRequestId id,
            IssueRequest request,
            RegisteredSubject subject,
            String namesKey,
            Approval approval) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var verdict = Verdict.EXPIRE;
        var wait = settings.longestWait();
        if (approval instanceof Approval.Delayed delayed) {
            verdict = delayed.isGranted() ? Verdict.GRANT : Verdict.DENY;
            wait = delayed.delay();
        }
        return new CertificateRequest(
                id,
                request.type(),
                subject,
                namesKey,
                request.signingRequest(),
                request.updated(),
                now,
                verdict,
                now.plus(wait),
                new State.Waiting());
    }

    /**
     * What has become of a request. If the CMF itself is to decide by now, it does so before it answers.
     *
     * @return empty if there is no such request, or it is no longer kept
     */
    public Optional<RequestOutcome> outcome(CertificateRequestId id) {
        return find(id).map(this::decidedIfDue).map(this::outcome);
    }

    /** The request with that id. */
    public Optional<CertificateRequest> find(CertificateRequestId id) {
        return database.read(handle -> store.find(handle, id));
    }

    /** Those that wait, the oldest first, from the one after {@code after} on. */
    public List<CertificateRequest> waiting(Optional<CertificateRequestId> after, int limit) {
        return database.read(handle -> store.list(handle, CertificateRequestStore.WAITING, after, limit));
    }

    /** Those that were granted or refused, the oldest first, from the one after {@code after} on. */
    public List<CertificateRequest> decided(boolean granted, Optional<CertificateRequestId> after, int limit) {
        var state = granted ? CertificateRequestStore.ISSUED : CertificateRequestStore.REFUSED;
        return database.read(handle -> store.list(handle, state, after, limit));
    }

    private RequestOutcome outcome(CertificateRequest request) {
        if (request.state() instanceof State.Issued issued) {
            var certificate = certificates.find(issued.certificate()).orElseThrow();
            return switch (certificate.stateAt(clock.instant())) {
                case ACCEPTED ->
                    new RequestOutcome.Issued(certificates.issuedAgain(certificate, issued.modifications()));
                case REVOKED ->
                    new RequestOutcome.Refused(
                            new Refusal(Reason.CERTIFICATE_REVOKED, "The certificate has been revoked meanwhile."));
                case EXPIRED ->
                    new RequestOutcome.Refused(
                            new Refusal(Reason.CERTIFICATE_EXPIRED, "The certificate has expired meanwhile."));
            };
        }
        return request.state() instanceof State.Refused refused
                ? new RequestOutcome.Refused(refused.refusal())
                : new RequestOutcome.Waiting(request.id(), askAgainAfter(request, clock.instant()));
    }

    /** What is known to end is asked about when it has ended; what a person decides, the more seldom the longer it takes. */
    private Duration askAgainAfter(CertificateRequest request, Instant now) {
        var wait = request.verdict() == Verdict.EXPIRE
                ? Duration.between(request.receivedAt(), now).dividedBy(AGE_PER_QUESTION)
                : Duration.between(now, request.verdictAt());
        var least = request.verdict() == Verdict.EXPIRE ? SHORTEST_ASK_AGAIN : Duration.ofSeconds(1);
        var rounded = Duration.ofSeconds(wait.plusMillis(999).toSeconds());
        var enough = rounded.compareTo(least) < 0 ? least : rounded;
        return enough.compareTo(settings.longestAskAgain()) > 0 ? settings.longestAskAgain() : enough;
    }

    /**
     * Grants a request on behalf of the operator. If it is not one to grant any more (the subject is deregistered, the profile has changed), it is refused.
     *
     * @param operator who says so
     * @return the request as it is now
     * @throws RequestDecidedException if it has been decided already
     */
    public CertificateRequest approve(CertificateRequest request, String operator) {
        grant(requireWaiting(request), operator);
        return find(request.id()).orElse(request);
    }

    /**
     * Refuses a request on behalf of the operator.
     *
     * @param operator who says so
     * @param detail what the requester is told
     * @return the request as it is now
     * @throws RequestDecidedException if it has been decided already
     */
    public CertificateRequest deny(CertificateRequest request, String operator, String detail) {
        return refuse(requireWaiting(request), new Refusal(Reason.DENIED, detail), operator, AlongWith.nothing());
    }

    /**
     * Ends a request that its requester no longer wants, together with what the protocol adds.
     *
     * @throws RequestDecidedException if it has been decided already
     */
    public void withdraw(CertificateRequest request, AlongWith<CertificateRequest> protocolState) {
        var refusal = new Refusal(Reason.WITHDRAWN, "The requester has withdrawn the request.");
        LOG.debug(
                "withdrawn: {}",
                refuse(
                        requireWaiting(request),
                        refusal,
                        request.subject().owner().name(),
                        protocolState));
    }

    private static CertificateRequest requireWaiting(CertificateRequest request) {
        if (!request.isWaiting()) {
            throw new RequestDecidedException();
        }
        return request;
    }

    /**
     * Refuses what waits for a subject that is being deregistered, within the caller's transaction.
     *
     * @return to be run once the transaction is durable: takes it down in the audit log
     */
    public Runnable subjectLeaves(Handle handle, String subjectInstanceId) {
        var decision = new Decision(clock.instant(), AuditEvent.CMF);
        var refusal = new Refusal(
                Reason.SUBJECT_NOT_REGISTERED, "The subject was deregistered while its request was waiting.");
        var waiting = store.waitingOf(handle, subjectInstanceId);
        for (var request : waiting) {
            store.decide(handle, request.id(), new State.Refused(decision, refusal));
            certificates.happened(handle, refused(request, decision, refusal));
        }
        return () -> waiting.forEach(request -> audit.record(
                event(Action.CERTIFICATE_DENY, AuditEvent.CMF, request).with("reason", refusal.detail())));
    }

    /** Decides about all that is due; to be called now and then, on any node. What cannot be decided for a fault of ours stays due. */
    public void decideDue() {
        boolean again = true;
        while (again) {
            var now = clock.instant();
            var due = database.read(handle -> store.due(handle, now, DECIDED_AT_ONCE));
            long decided = due.stream().filter(this::isDecidedNow).count();
            again = decided == DECIDED_AT_ONCE;
        }
    }

    private boolean isDecidedNow(CertificateRequestId id) {
        try {
            find(id).ifPresent(this::decidedIfDue);
            return true;
        } catch (RuntimeException fault) { // the others have a right to their decision
            LOG.error("Request {} could not be decided; it is tried again", id, fault);
            return false;
        }
    }

    /** Forgets what was decided long ago; to be called now and then. */
    public void purge() {
        var before = clock.instant().minus(settings.kept());
        int forgotten = database.write(handle -> store.purge(handle, before));
        LOG.debug("{} decided requests forgotten", forgotten);
    }

    private CertificateRequest decidedIfDue(CertificateRequest request) {
        if (!request.isDue(clock.instant())) {
            return request;
        }
        try {
            switch (request.verdict()) {
                case GRANT -> grant(request, AuditEvent.CMF);
                case DENY -> refuse(request, Reason.DENIED, "The certificate is denied.");
                case EXPIRE -> refuse(request, Reason.NOT_DECIDED, "Nobody has decided about the request in time.");
            }
        } catch (RequestDecidedException othersWereFaster) {
            LOG.debug("request {} was decided meanwhile", request.id());
        }
        return find(request.id()).orElse(request);
    }

    private void grant(CertificateRequest request, String who) {
        var asked = request.issueRequest();
        try {
            var names = asked.signingRequest().names();
            var signed = certificates.sign(asked);
            var decision = new Decision(clock.instant().truncatedTo(ChronoUnit.MILLIS), who);
            var issued = database.write(handle -> {
                var recorded = certificates.record(handle, asked, names, signed);
                var state = new State.Issued(decision, recorded.id(), recorded.modifications());
                if (!store.decide(handle, request.id(), state)) {
                    throw new RequestDecidedException();
                }
                return recorded;
            });
            audit.record(event(Action.CERTIFICATE_APPROVE, who, request)
                    .with("certificate", issued.id().toString()));
            certificates.tellIssued(asked, issued);
        } catch (CsrException refused) {
            refuse(request, Refusal.of(refused), who, AlongWith.nothing());
        } catch (RefusedException refused) {
            refuse(request, refused.refusal(), who, AlongWith.nothing());
        }
    }

    private void refuse(CertificateRequest request, Reason reason, String detail) {
        LOG.debug("refused: {}", refuse(request, new Refusal(reason, detail), AuditEvent.CMF, AlongWith.nothing()));
    }

    private CertificateRequest refuse(
            CertificateRequest request, Refusal refusal, String who, AlongWith<CertificateRequest> protocolState) {
        var decision = new Decision(clock.instant().truncatedTo(ChronoUnit.MILLIS), who);
        var refused = request.in(new State.Refused(decision, refusal));
        database.write(handle -> {
            if (!store.decide(handle, request.id(), refused.state())) {
                throw new RequestDecidedException();
            }
            certificates.happened(handle, refused(request, decision, refusal));
            protocolState.write(handle, refused);
            return refused;
        });
        LOG.info("Request {} refused by {}: {}", request.id(), who, refusal.reason());
        audit.record(event(Action.CERTIFICATE_DENY, who, request).with("reason", refusal.detail()));
        return refused;
    }

    private static CertificateEvent refused(CertificateRequest request, Decision decision, Refusal refusal) {
        return CertificateEvent.of(Kind.REFUSED, request, decision.at(), List.of(refusal.detail()));
    }

    private static AuditEvent event(Action action, String who, CertificateRequest request) {
        return AuditEvent.done(action, who)
                .with("request", request.id().text())
                .with("subject", request.subject().subjectInstanceId())
                .with("vnfci", request.subject().vnfciId())
                .with("owner", request.subject().owner().name());
    }
}
