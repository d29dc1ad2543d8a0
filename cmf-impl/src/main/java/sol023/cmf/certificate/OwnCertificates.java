package sol023.cmf.certificate;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import sol023.cmf.access.Caller;
import sol023.cmf.ca.CertificateId;
import sol023.cmf.sol013.ProblemException;
import sol023.cmf.sol013.query.ListQuery;
import sol023.cmf.sol013.query.Page;
import sol023.cmf.sol013.query.Paging;
import sol023.cmf.store.Database;

/** Shows consumers the certificates of their own subjects (interpretation I-09), also of those that are deregistered. */
public final class OwnCertificates {

    private final CertificateStore store = new CertificateStore();
    private final Database database;
    private final SubjectInstances subjects;
    private final Paging paging;
    private final Clock clock;

    public OwnCertificates(Database database, SubjectInstances subjects, Paging paging, Clock clock) {
        this.database = database;
        this.subjects = subjects;
        this.paging = paging;
        this.clock = clock;
    }

    /**
     * A certificate as it is shown.
     *
     * @param state at the moment of the request
     * @param isSubjectRegistered whether the subject instance is still there
     */
    record Shown(CertificateRecord certificate, CertificateState state, boolean isSubjectRegistered) {}

    /** The certificate with that id, if the caller sees it. */
    Shown get(Caller caller, String id) {
        return database.read(handle -> CertificateId.parse(id)
                .flatMap(parsed -> store.find(handle, parsed))
                .filter(found -> caller.sees(found.owner()))
                .map(found -> shown(
                        found,
                        clock.instant(),
                        subjects.registered(handle, Set.of(found.subject().subjectInstanceId()))))
                .orElseThrow(() -> ProblemException.notFound("There is no such certificate.")));
    }

    /**
     * A page of the certificates that the caller sees.
     *
     * @param self the URI of the list
     */
    Page<Shown> list(Caller caller, ListQuery query, URI self) {
        var now = clock.instant();
        var tables = new CertificateTables(self, now);
        return paging.page(
                query,
                caller.consumer().name(),
                self,
                (after, limit) -> database.search(
                                paging.patience(),
                                handle -> shown(
                                        handle,
                                        store.list(handle, caller.seesOnly(), tables, query.filter(), after, limit),
                                        now))
                        .orElseThrow(Paging::tookTooLong),
                shown -> shown.certificate().id().text());
    }

    private List<Shown> shown(Handle handle, List<CertificateRecord> found, Instant now) {
        var instances = found.stream()
                .map(certificate -> certificate.subject().subjectInstanceId())
                .collect(Collectors.toSet());
        var registered = subjects.registered(handle, instances);
        return found.stream().map(one -> shown(one, now, registered)).toList();
    }

    private static Shown shown(CertificateRecord found, Instant now, Set<String> registered) {
        return new Shown(
                found, found.stateAt(now), registered.contains(found.subject().subjectInstanceId()));
    }
}
