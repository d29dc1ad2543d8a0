package sol023.cmf.certificate;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sol023.cmf.access.Consumer;
import sol023.cmf.audit.AuditEvent;
import sol023.cmf.audit.AuditEvent.Action;
import sol023.cmf.audit.AuditLog;
import sol023.cmf.ca.Approval;
import sol023.cmf.ca.CertificateAuthority;
import sol023.cmf.ca.CertificateDetails;
import sol023.cmf.ca.CertificateId;
import sol023.cmf.ca.CertificateNames;
import sol023.cmf.ca.CertificateProfile;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.ca.CsrException;
import sol023.cmf.ca.RevocationReason;
import sol023.cmf.ca.SerialNumber;
import sol023.cmf.ca.SignedCertificate;
import sol023.cmf.certificate.CertificateEvent.Kind;
import sol023.cmf.certificate.Refusal.Reason;
import sol023.cmf.store.Database;

/** Decides what happens to certificates, for every protocol. Each change is durable when its method returns. Safe for use by many threads. */
public final class Certificates {

    private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);

    private final CertificateStore store = new CertificateStore();
    private final Database database;
    private final CertificateAuthority authority;
    private final Map<CertificateType, CertificateProfile> profiles;
    private final SecureRandom random = new SecureRandom();
    private final SubjectRegister subjects;
    private final CertificateEvents events;
    private final CertificateCalendar calendar;
    private final AuditLog audit;
    private final Clock clock;

    /** @param profiles one for each type */
    public Certificates(
            Database database,
            CertificateAuthority authority,
            Map<CertificateType, CertificateProfile> profiles,
            SubjectRegister subjects,
            AuditLog audit,
            Clock clock) {
        this(
                database,
                authority,
                profiles,
                subjects,
                CertificateEvents.NONE,
                new CertificateCalendar(database, CertificateEvents.NONE, CertificateCalendar.LEAD, clock),
                audit,
                clock);
    }

    /** @param profiles one for each type */
    public Certificates(
            Database database,
            CertificateAuthority authority,
            Map<CertificateType, CertificateProfile> profiles,
            SubjectRegister subjects,
            CertificateEvents events,
            CertificateCalendar calendar,
            AuditLog audit,
            Clock clock) {
        this.database = database;
        this.authority = authority;
        this.profiles = Map.copyOf(profiles);
        this.subjects = subjects;
        this.events = events;
        this.calendar = calendar;
        this.audit = audit;
        this.clock = clock;
        for (var type : CertificateType.values()) {
            if (!profiles.containsKey(type)) {
                throw new IllegalArgumentException("There is no profile for " + type.restValue());
            }
        }
    }

    /**
     * Issues a certificate for a registered subject, and records it together with what the protocol adds. Signing takes no part in a transaction; that the
     * subject is registered is looked up again in the one that records the certificate, so none outlives a deregistration.
     *
     * @throws RefusedException if the request is not one to grant
     */
    public IssuedCertificate issue(IssueRequest request, AlongWith<IssuedCertificate> protocolState) {
        try {
            var names = request.signingRequest().names();
            database.read(handle -> subjectOf(handle, request, names));
            var signed = sign(request);
            var issued = database.write(handle -> {
                var recorded = record(handle, request, names, signed);
                protocolState.write(handle, recorded);
                return recorded;
            });
            tellIssued(request, issued);
            return issued;
        } catch (CsrException refused) {
            throw refused(request, new RefusedException(Refusal.of(refused)));
        } catch (RefusedException refused) {
            throw refused(request, refused);
        }
    }

    /** Announces a refusal, if the request is for a subject of the one that asks: nobody else hears of it. */
    RefusedException refused(IssueRequest request, RefusedException refused) {
        try {
            var names = request.signingRequest().names();
            var id = CertificateRequestId.random(random).text();
            database.write(handle -> subjects.find(handle, request.type(), names, request.consumer())
                    .filter(subject -> subject.owner().equals(request.consumer()))
                    .map(subject -> {
                        events.happened(
                                handle,
                                new CertificateEvent(
                                        Kind.REFUSED,
                                        request.type(),
                                        subject,
                                        id,
                                        clock.instant(),
                                        Optional.empty(),
                                        List.of(refused.refusal().detail())));
                        return subject;
                    }));
        } catch (CsrException noNames) {
            LOG.debug("a request without usable names is of no subject");
        }
        return refused;
    }

    /** Signs what the profile allows; of no effect unless {@link #record} follows. */
    SignedCertificate sign(IssueRequest request) {
        return authority.issue(request.signingRequest(), profile(request.type()));
    }

    /** To be called after the transaction that recorded it. */
    void tellIssued(IssueRequest request, IssuedCertificate issued) {
        LOG.info(
                "Issued {} {} to {}",
                request.type().restValue(),
                issued.id(),
                request.consumer().name());
        audit.record(
                AuditEvent.done(Action.CERTIFICATE_ISSUE, request.consumer().name())
                        .with("certificate", issued.id().toString())
                        .with("type", request.type().restValue())
                        .with("subject", issued.subject().subjectInstanceId())
                        .with("vnfci", issued.subject().vnfciId()));
    }

    /** Tells a change of a request, in its transaction. */
    void happened(Handle handle, CertificateEvent event) {
        events.happened(handle, event);
    }

    /** Who decides about the request. */
    Approval approvalOf(IssueRequest request) {
        return profile(request.type()).approvalOf(request.signingRequest());
    }

    /** All that {@link #sign} checks. */
    void check(IssueRequest request) {
        authority.check(request.signingRequest(), profile(request.type()));
    }

    /** An issued certificate as it was when it was new. */
    IssuedCertificate issuedAgain(CertificateRecord certificate, List<String> modifications) {
        return new IssuedCertificate(
                certificate.id(),
                certificate.certificate(),
                authority.chain(),
                authority.root(),
                certificate.subject(),
                modifications);
    }

    /** What certificates of that type look like. */
    public CertificateProfile profile(CertificateType type) {
        return Optional.ofNullable(profiles.get(type)).orElseThrow();
    }

    /** The entry that the request is for; refuses if there is none, or another consumer's. */
    RegisteredSubject subjectOf(Handle handle, IssueRequest request, CertificateNames names) {
        var subject = subjects.find(handle, request.type(), names, request.consumer())
                .orElseThrow(() -> new RefusedException(
                        Reason.SUBJECT_NOT_REGISTERED,
                        "No registered subject has exactly the subject and the subject alternative names of the"
                                + " certification request for a "
                                + request.type().restValue() + "."));
        if (!subject.owner().equals(request.consumer())) {
            throw new RefusedException(
                    Reason.NOT_PERMITTED,
                    "The names in the certification request are not registered by the requester.");
        }
        return subject;
    }

    /** Records what was signed, unless the subject or the key is not to have it any more. */
    IssuedCertificate record(Handle handle, IssueRequest request, CertificateNames names, SignedCertificate signed) {
        var subject = subjectOf(handle, request, names);
        requireGoodKey(handle, request);
        requireUpdatable(handle, request);
        var recorded = new CertificateRecord(
                signed.id(),
                request.type(),
                subject,
                names.key(),
                request.signingRequest().key(),
                signed.certificate(),
                clock.instant(),
                Optional.empty());
        store.insert(handle, recorded);
        calendar.add(handle, recorded);
        events.happened(handle, CertificateEvent.issued(recorded, signed.modifications()));
        return new IssuedCertificate(
                signed.id(),
                signed.certificate(),
                authority.chain(),
                authority.root(),
                subject,
                signed.modifications());
    }

    /** Refuses a key that others know. */
    void requireGoodKey(Handle handle, IssueRequest request) {
        if (store.isCompromised(handle, request.signingRequest().key())) {
            throw new RefusedException(
                    Reason.KEY_NOT_ALLOWED,
                    "A certificate with this key was revoked for keyCompromise; make a new key.");
        }
    }

    /** Refuses the successor of a certificate that was revoked or has expired since it was asked for. */
    private void requireUpdatable(Handle handle, IssueRequest request) {
        request.updated()
                .map(old -> store.find(handle, old).orElseThrow(Certificates::unknown))
                .ifPresent(old -> KeyUpdates.requireNotEnded(old, clock.instant()));
    }

    /**
     * Revokes a certificate for good.
     *
     * @throws RefusedException if there is no such certificate of that type, the requester may not, the certificate has ended, or the reason is not offered
     */
    public RevokedCertificate revoke(RevocationRequest request, AlongWith<RevokedCertificate> protocolState) {
        if (!request.reason().isFinal()) {
            throw new RefusedException(
                    Reason.REASON_NOT_ALLOWED,
                    "Revocation is final here: " + request.reason().text() + " is not offered.");
        }
        var certificate = find(request.issuer(), request.serial())
                .filter(found -> found.type() == request.type())
                .orElseThrow(Certificates::unknown);
        checkPermitted(request.requester(), certificate);
        checkDetails(request.details(), certificate);
        var revoked = revoke(certificate, request.reason(), protocolState);
        audit.record(event(Action.CERTIFICATE_REVOKE, who(request.requester()), certificate)
                .with("reason", request.reason().text()));
        return revoked;
    }

    /** Who revokes with the certificate's own key has proved no more than that. */
    private static String who(Requester requester) {
        return requester instanceof Requester.ByConsumer known
                ? known.consumer().name()
                : "holder of the certificate";
    }

    private static AuditEvent event(Action action, String who, CertificateRecord certificate) {
        return AuditEvent.done(action, who)
                .with("certificate", certificate.id().toString())
                .with("subject", certificate.subject().subjectInstanceId())
                .with("owner", certificate.owner().name());
    }

    private static RefusedException unknown() {
        return new RefusedException(
                Reason.CERTIFICATE_UNKNOWN, "No such certificate of this type has been issued here.");
    }

    private static void checkPermitted(Requester requester, CertificateRecord certificate) {
        if (!isPermitted(requester, certificate)) {
            throw new RefusedException(
                    Reason.NOT_PERMITTED,
                    "A certificate is revoked by the one who registered its subject, or with its own key.");
        }
    }

    private static boolean isPermitted(Requester requester, CertificateRecord certificate) {
        if (requester instanceof Requester.ByHolder holder) {
            return holder.certificate().equals(certificate.certificate());
        }
        return ((Requester.ByConsumer) requester).consumer().equals(certificate.owner());
    }

    private static void checkDetails(CertificateDetails details, CertificateRecord certificate) {
        details.differenceFrom(certificate.certificate()).ifPresent(field -> {
            throw new RefusedException(
                    Reason.CERTIFICATE_DETAILS_DIFFER,
                    "The field " + field + " in the request is not that of the certificate.");
        });
    }

    private RevokedCertificate revoke(
            CertificateRecord certificate, RevocationReason reason, AlongWith<RevokedCertificate> protocolState) {
        checkNotEnded(certificate);
        var revocation = new Revocation(clock.instant().truncatedTo(ChronoUnit.MILLIS), reason);
        var revoked = new RevokedCertificate(certificate.revoked(revocation), revocation);
        database.write(handle -> {
            if (!store.revoke(handle, certificate.id(), revocation)) {
                throw alreadyRevoked();
            }
            calendar.remove(handle, certificate.id());
            events.happened(handle, CertificateEvent.of(Kind.REVOKED, revoked.certificate(), revocation.at()));
            protocolState.write(handle, revoked);
            return revoked;
        });
        LOG.info("Revoked {} of {}: {}", certificate.id(), certificate.owner().name(), reason.text());
        return revoked;
    }

    /**
     * Revokes the certificates of a VNFCI that is no more (cessationOfOperation), each in a transaction of its own. Those that have ended, or are revoked by
     * somebody else meanwhile, are passed over.
     *
     * @param owner who registered the subjects
     * @param cause how it is known that the VNFCI is no more, for the audit log
     * @return how many were revoked
     */
    public int revokeCeased(Consumer owner, String vnfciId, String cause) {
        int revoked = 0;
        for (var certificate : valid(owner, vnfciId)) {
            try {
                revoke(certificate, RevocationReason.CESSATION_OF_OPERATION, AlongWith.nothing());
            } catch (RefusedException endedMeanwhile) {
                continue;
            }
            revoked++;
            audit.record(event(Action.CERTIFICATE_REVOKE, AuditEvent.CMF, certificate)
                    .with("reason", RevocationReason.CESSATION_OF_OPERATION.text())
                    .with("cause", cause));
        }
        return revoked;
    }

    /** The certificates of a VNFCI, of all types, that are neither revoked nor expired. */
    public List<CertificateRecord> valid(Consumer owner, String vnfciId) {
        return database.read(handle -> store.valid(handle, owner, vnfciId, clock.instant()));
    }

    private void checkNotEnded(CertificateRecord certificate) {
        switch (certificate.stateAt(clock.instant())) {
            case REVOKED -> throw alreadyRevoked();
            case EXPIRED -> throw new RefusedException(Reason.CERTIFICATE_EXPIRED, "The certificate has expired.");
            case ACCEPTED -> {
                // still in force
            }
        }
    }

    private static RefusedException alreadyRevoked() {
        return new RefusedException(Reason.CERTIFICATE_REVOKED, "The certificate is revoked already.");
    }

    /**
     * Records in one transaction what a protocol writes when the requester confirms the receipt of a certificate (certConf of RFC 9483 §4.1.1).
     *
     * @throws RefusedException if the certificate is unknown, revoked or expired; then nothing is written
     */
    public void confirm(CertificateId id, AlongWith<CertificateRecord> protocolState) {
        var confirmed = database.write(handle -> {
            var certificate = store.find(handle, id).orElseThrow(Certificates::unknown);
            checkNotEnded(certificate);
            protocolState.write(handle, certificate);
            return certificate;
        });
        audit.record(event(Action.CERTIFICATE_CONFIRM, confirmed.owner().name(), confirmed));
    }

    /**
     * Revokes a certificate that its requester does not want (cessationOfOperation).
     *
     * @param rejection who does not want it
     * @throws RefusedException if the certificate is unknown, revoked or expired; then nothing is written
     */
    public RevokedCertificate reject(
            CertificateId id, Rejection rejection, AlongWith<RevokedCertificate> protocolState) {
        var certificate = find(id).orElseThrow(Certificates::unknown);
        var revoked = revoke(certificate, RevocationReason.CESSATION_OF_OPERATION, protocolState);
        var who =
                switch (rejection) {
                    case BY_REQUESTER -> certificate.owner().name();
                    case NOT_CONFIRMED -> AuditEvent.CMF;
                };
        audit.record(event(Action.CERTIFICATE_REJECT, who, certificate));
        return revoked;
    }

    /** Why a certificate is not wanted. */
    public enum Rejection {
        /** Its requester has said so, or has confirmed something else. */
        BY_REQUESTER,
        /** Nobody has confirmed it in time. */
        NOT_CONFIRMED
    }

    /** The certificate with that id. */
    public Optional<CertificateRecord> find(CertificateId id) {
        return database.read(handle -> store.find(handle, id));
    }

    /** The certificate that this issuer gave this serial number. */
    public Optional<CertificateRecord> find(X500Principal issuer, SerialNumber serial) {
        return issuer.equals(authority.certificate().getSubjectX500Principal())
                ? find(new CertificateId(authority.keyIdentifier(), serial))
                : Optional.empty();
    }

    /** The record of this very certificate; empty if this CMF did not issue it for a subject. */
    public Optional<CertificateRecord> find(X509Certificate certificate) {
        return CertificateId.find(certificate).flatMap(this::find).filter(found -> found.certificate()
                .equals(certificate));
    }

    /** Whether this CMF has issued the certificate and revoked it. */
    public boolean isRevoked(X509Certificate certificate) {
        return CertificateId.find(certificate)
                .map(id -> database.read(handle -> store.isRevoked(handle, id)))
                .orElse(false);
    }

    /** How many certificates of the subject are neither revoked nor expired (SOL023 clause 5.6.3.4.3.5). */
    public long countValid(Handle handle, String subjectInstanceId) {
        return store.countValid(handle, subjectInstanceId, clock.instant());
    }
}
