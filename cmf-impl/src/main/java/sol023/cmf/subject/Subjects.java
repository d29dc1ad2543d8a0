package sol023.cmf.subject;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;
import sol023.cmf.access.Caller;
import sol023.cmf.access.Consumer;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.sol013.Pointer;
import sol023.cmf.sol013.ProblemException;
import sol023.cmf.sol013.query.AttributePath;
import sol023.cmf.sol013.query.Condition;
import sol023.cmf.sol013.query.ListQuery;
import sol023.cmf.sol013.query.Page;
import sol023.cmf.sol013.query.Paging;
import sol023.cmf.sol013.query.Value;
import sol023.cmf.store.Database;
import sol023.cmf.store.UniqueViolation;

/** Registers, shows and deregisters subject instances. A consumer sees its own and no others, an operator sees all. */
public final class Subjects {

    private final Database database;
    private final SubjectStore store;
    private final ValidCertificates certificates;
    private final SubjectSettings settings;
    private final OpenSubjects open;
    private final SubjectEvents events;
    private final Paging paging;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** @param bounds the most subjects that a consumer may have registered at the same time; 0: any number */
    public Subjects(
            Database database,
            JdbcSubjectStore store,
            ValidCertificates certificates,
            SubjectSettings settings,
            ToIntFunction<Consumer> bounds,
            Paging paging,
            Clock clock) {
        this(database, store, certificates, SubjectEvents.NONE, settings, bounds, paging, clock);
    }

    /** @param bounds the most subjects that a consumer may have registered at the same time; 0: any number */
    public Subjects(
            Database database,
            JdbcSubjectStore store,
            ValidCertificates certificates,
            SubjectEvents events,
            SubjectSettings settings,
            ToIntFunction<Consumer> bounds,
            Paging paging,
            Clock clock) {
        this.events = events;
        this.database = database;
        this.store = store;
        this.certificates = certificates;
        this.settings = settings;
        this.open = new OpenSubjects(
                (owner, limit) -> database.read(handle -> store.count(handle, owner, limit)), bounds, clock);
        this.paging = paging;
        this.clock = clock;
    }

    SubjectSettings settings() {
        return settings;
    }

    /** Registers for {@code owner}; refuses VNFCIs that it has registered already for that type, and names that belong to another. */
    SubjectInstance register(Consumer owner, Registration registration) {
        var subject = new SubjectInstance(SubjectInstanceId.random(random), owner, registration);
        var vnfcis = vnfciPlaces(registration);
        var names = namePlaces(registration);
        try {
            return open.add(
                    owner,
                    () -> database.write(handle -> {
                        refuseRegistered(handle, subject, vnfcis);
                        refuseForeign(handle, subject, names);
                        var now = clock.instant();
                        store.add(handle, subject, now);
                        events.happened(handle, event(true, subject, now));
                        return subject;
                    }));
        } catch (RuntimeException e) {
            if (UniqueViolation.isIn(e)) {
                throw ProblemException.conflict("Another registration of the same VNFCI was faster.");
            }
            throw e;
        }
    }

    private static SubjectEvents.Event event(boolean registered, SubjectInstance subject, Instant at) {
        return new SubjectEvents.Event(
                registered,
                subject.owner(),
                subject.registration().type(),
                subject.id().text(),
                subject.registration().subjects().stream()
                        .map(VnfciSubject::vnfciId)
                        .toList(),
                at);
    }

    private static Map<String, Pointer> vnfciPlaces(Registration registration) {
        var places = new HashMap<String, Pointer>();
        for (int i = 0; i < registration.subjects().size(); i++) {
            var place = Pointer.ROOT.at("subjectId").at(i).at("subjectId");
            places.put(registration.subjects().get(i).vnfciId(), place);
        }
        return places;
    }

    private static Map<String, Pointer> namePlaces(Registration registration) {
        var places = new HashMap<String, Pointer>();
        for (int i = 0; i < registration.subjects().size(); i++) {
            var entries = registration.subjects().get(i).certificates();
            var place = Pointer.ROOT.at("subjectId").at(i).at("certificateData");
            for (int j = 0; j < entries.size(); j++) {
                places.putIfAbsent(entries.get(j).names().key(), place.at(j));
            }
        }
        return places;
    }

    private void refuseRegistered(Handle handle, SubjectInstance subject, Map<String, Pointer> places) {
        var type = subject.registration().type();
        first(store.registeredVnfcis(handle, subject.owner(), type, places.keySet()), places, place -> {
            throw ProblemException.conflict(place + " is the id of a VNFCI that is registered already for "
                    + type.restValue() + "; deregister it first.");
        });
    }

    private void refuseForeign(Handle handle, SubjectInstance subject, Map<String, Pointer> places) {
        var type = subject.registration().type();
        first(store.namesOfOthers(handle, subject.owner(), type, places.keySet()), places, place -> {
            throw ProblemException.conflict(
                    place + " has names that are not available to this consumer for " + type.restValue() + ".");
        });
    }

    /** Acts on the first place in the order of the body, so that the same request gets the same answer. */
    private static void first(
            Set<String> found, Map<String, Pointer> places, java.util.function.Consumer<Pointer> act) {
        found.stream()
                .map(places::get)
                .min(java.util.Comparator.comparing(Pointer::text, Subjects::byNumbers))
                .ifPresent(act);
    }

    private static int byNumbers(String one, String other) {
        int length = Integer.compare(one.length(), other.length());
        return length == 0 ? one.compareTo(other) : length;
    }

    /** The subject of that id if the caller sees it and it is of one of these types. */
    SubjectInstance get(Caller caller, Set<CertificateType> types, SubjectInstanceId id) {
        return database.read(handle -> get(handle, caller, types, id));
    }

    private SubjectInstance get(Handle handle, Caller caller, Set<CertificateType> types, SubjectInstanceId id) {
        return store.find(handle, id)
                .filter(subject -> caller.sees(subject.owner()))
                .filter(subject -> types.contains(subject.registration().type()))
                .orElseThrow(() -> ProblemException.notFound("There is no such subject."));
    }

    /**
     * A page of the subjects that the caller sees and that are of one of these types.
     *
     * @param self the URI of the canonical list, which links in the entries start with
     * @param list the URI of the list that was asked for
     */
    Page<ListedSubject> list(Caller caller, Set<CertificateType> types, ListQuery query, URI self, URI list) {
        var filter = types.containsAll(EnumSet.allOf(CertificateType.class))
                ? query.filter()
                : query.filter().and(AttributePath.ROOT, ofTypes(types));
        var tables = new SubjectTables(self);
        boolean withSubjects = query.selection().shows(SubjectTables.SUBJECT_ID);
        return paging.page(
                query,
                caller.consumer().name(),
                list,
                (after, limit) -> database.search(
                                paging.patience(),
                                handle -> store.list(
                                        handle,
                                        caller.seesOnly(),
                                        new SubjectSearch(tables, filter, after, limit, withSubjects)))
                        .orElseThrow(Paging::tookTooLong),
                subject -> subject.id().text());
    }

    private static Condition ofTypes(Set<CertificateType> types) {
        return new Condition.Among(
                SubjectTables.CERT_TYPE.leaf(),
                types.stream()
                        .<Value>map(type -> new Value.Text(type.restValue()))
                        .toList(),
                false);
    }

    /** Deregisters unless a certificate of the subject is valid. */
    void deregister(Caller caller, Set<CertificateType> types, SubjectInstanceId id) {
        var left = database.write(handle -> {
            var subject = get(handle, caller, types, id);
            long valid = certificates.count(handle, id.text());
            if (valid > 0) {
                throw ProblemException.conflict("The subject has " + valid
                        + (valid == 1 ? " certificate that is" : " certificates that are")
                        + " neither expired nor revoked; revoke before deregistering.");
            }
            var afterwards = certificates.subjectLeaves(handle, id.text());
            store.remove(handle, id);
            events.happened(handle, event(false, subject, clock.instant()));
            return new Left(subject.owner(), afterwards);
        });
        open.remove(left.owner());
        left.afterwards().run();
    }

    /** A subject that was deregistered, and what is to be done once that is durable. */
    private record Left(Consumer owner, Runnable afterwards) {}
}
