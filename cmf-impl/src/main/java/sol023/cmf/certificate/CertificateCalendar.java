package sol023.cmf.certificate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import sol023.cmf.ca.CertificateId;
import sol023.cmf.certificate.CertificateDueStore.Due;
import sol023.cmf.certificate.CertificateDueStore.What;
import sol023.cmf.certificate.CertificateEvent.Kind;
import sol023.cmf.store.Database;

/**
 * Tells when it is time to renew a certificate, and when it has ended (interpretations I-15 and I-25). Each is told once, by whichever node comes first. Safe for use
 * by many threads.
 */
public final class CertificateCalendar {

    /** How long before its end a certificate is to be renewed, unless configured. */
    public static final Duration LEAD = Duration.ofDays(30);

    private static final int AT_ONCE = 200;

    private final CertificateDueStore due = new CertificateDueStore();
    private final CertificateStore certificates = new CertificateStore();
    private final Database database;
    private final CertificateEvents events;
    private final Duration lead;
    private final Clock clock;

    /** @param lead how long before its end a certificate is to be renewed; never more than a third of its validity */
    public CertificateCalendar(Database database, CertificateEvents events, Duration lead, Clock clock) {
        this.database = database;
        this.events = events;
        this.lead = lead;
        this.clock = clock;
    }

    /** Within the transaction that records it. */
    void add(Handle handle, CertificateRecord certificate) {
        due.insert(handle, certificate.id(), renewalOf(certificate), What.RENEWAL);
    }

    /** Within the transaction that revokes it. */
    void remove(Handle handle, CertificateId id) {
        due.delete(handle, id);
    }

    private Instant renewalOf(CertificateRecord certificate) {
        var third =
                Duration.between(certificate.issuedAt(), certificate.notAfter()).dividedBy(3);
        return certificate.notAfter().minus(third.compareTo(lead) < 0 ? third : lead);
    }

    /** Tells all that is due; to be called now and then, on any node. */
    public void tellDue() {
        while (database.read(handle -> due.isAnything(handle, clock.instant()))) {
            int told = database.queue(this::tellSome);
            if (told == 0) {
                return; // another node is at it
            }
        }
    }

    private int tellSome(Handle handle) {
        var now = clock.instant();
        var taken = due.take(handle, now, AT_ONCE, database.rowLocks());
        for (var one : taken) {
            certificates
                    .find(handle, one.id())
                    .ifPresentOrElse(found -> tell(handle, one, found, now), () -> due.delete(handle, one.id()));
        }
        return taken.size();
    }

    private void tell(Handle handle, Due one, CertificateRecord certificate, Instant now) {
        if (certificate.revocation().isPresent()) {
            due.delete(handle, one.id());
        } else if (one.what() == What.RENEWAL && !now.isAfter(certificate.notAfter())) {
            due.setEnd(handle, one.id(), certificate.notAfter().plusMillis(1));
            events.happened(handle, CertificateEvent.of(Kind.RENEWAL_DUE, certificate, now));
        } else if (now.isAfter(certificate.notAfter())) {
            due.delete(handle, one.id());
            events.happened(handle, CertificateEvent.of(Kind.EXPIRED, certificate, now));
        } else {
            due.setEnd(handle, one.id(), certificate.notAfter().plusMillis(1));
        }
    }
}
