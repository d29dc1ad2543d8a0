package sol023.cmf.subject;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sol023.api.nfvcert.SubjectsApi;
import sol023.api.nfvcert.model.CertSubjectData;
import sol023.api.nfvcert.model.CertType;
import sol023.api.nfvcert.model.CertificateData;
import sol023.api.nfvcert.model.RegistrationRequest;
import sol023.api.nfvcert.model.SubjectData;
import sol023.api.nfvcert.model.SubjectInstanceLinks;
import sol023.api.nfvcert.model.SubjectInstanceListItem;
import sol023.api.nfvcert.model.TypeOfVnfcCertHandling;
import sol023.api.sol013.model.Link;
import sol023.cmf.access.Caller;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.ca.SubjectAttributes;
import sol023.cmf.sol013.Call;
import sol023.cmf.sol013.Pointer;
import sol023.cmf.sol013.ProblemException;
import sol023.cmf.sol013.QueryParameters;
import sol023.cmf.sol013.query.ListQuery;
import sol023.cmf.sol013.query.Selection;

/** The resources Subject and Individual Subject (SOL023 clauses 5.6.3.3 and 5.6.3.4), for one request. */
public final class SubjectsResource implements SubjectsApi {

    private final Subjects subjects;
    private final Caller caller;
    private final Set<CertificateType> types;
    private final URI self;
    private final URI list;
    private final Call call;

    /**
     * @param types the certificate types that are shown and accepted here (interpretation I-10)
     * @param self the URI of the canonical resource, which the links in representations point to
     * @param list the URI of this resource, where its next page is
     */
    public SubjectsResource(
            Subjects subjects, Caller caller, Set<CertificateType> types, URI self, URI list, Call call) {
        this.subjects = subjects;
        this.caller = caller;
        this.types = Set.copyOf(types);
        this.self = self;
        this.list = list;
        this.call = call;
    }

    @Override
    public Response registerSubject(@Nullable RegistrationRequest request) {
        QueryParameters.refuseAll(call.uri());
        if (request == null) {
            throw ProblemException.badRequest("The body is missing; a RegistrationRequest is expected.");
        }
        var registration = new RegistrationReader(subjects.settings()).read(request);
        if (!types.contains(registration.type())) {
            throw ProblemException.unprocessable(
                    Pointer.ROOT.at("certType"), "is not the certificate type of this path (interpretation I-10).");
        }
        var subject = subjects.register(caller.consumer(), registration);
        return Response.created(link(subject.id())).entity(wire(subject)).build();
    }

    @Override
    public Response querySubjects(
            @Nullable String filter,
            @Nullable String allFields,
            @Nullable String fields,
            @Nullable String excludeFields,
            @Nullable String excludeDefault,
            @Nullable String nextpageOpaqueMarker) {
        var query = ListQuery.read(SubjectTables.TYPE, call.uri());
        var page = subjects.list(caller, types, query, self, list);
        var answer = Response.ok(page.entries().stream()
                .map(subject -> item(subject, query.selection()))
                .toList());
        page.link().ifPresent(next -> answer.header(HttpHeaders.LINK, next));
        return answer.build();
    }

    @Override
    public Response readSubject(String subjectId) {
        QueryParameters.refuseAll(call.uri());
        return call.show(wire(subjects.get(caller, types, new SubjectInstanceId(subjectId))));
    }

    @Override
    public Response deregisterSubject(String subjectId) {
        QueryParameters.refuseAll(call.uri());
        var id = new SubjectInstanceId(subjectId);
        call.checkPreconditions(
                wire(subjects.get(caller, types, id))); // a subject never changes between here and there
        subjects.deregister(caller, types, id);
        return Response.noContent().build();
    }

    private URI link(SubjectInstanceId id) {
        return URI.create(self + "/" + id.text());
    }

    private SubjectInstanceLinks links(SubjectInstanceId id) {
        return new SubjectInstanceLinks().self(new Link().href(link(id).toString()));
    }

    private sol023.api.nfvcert.model.SubjectInstance wire(SubjectInstance subject) {
        return new sol023.api.nfvcert.model.SubjectInstance()
                .id(subject.id().text())
                .certType(wire(subject.registration().type()))
                .subjectId(data(subject.registration().subjects(), true))
                .typeOfVnfcCertHandling(TypeOfVnfcCertHandling.DELEGATION_MODE)
                .links(links(subject.id()));
    }

    private SubjectInstanceListItem item(ListedSubject subject, Selection selection) {
        boolean withNames = selection.shows(SubjectTables.SUBJECT_NAME);
        return new SubjectInstanceListItem()
                .id(subject.id().text())
                .certType(wire(subject.type()))
                .subjectId(
                        subject.subjects().map(found -> data(found, withNames)).orElse(null))
                .typeOfVnfcCertHandling(TypeOfVnfcCertHandling.DELEGATION_MODE)
                .links(links(subject.id()));
    }

    private static CertType wire(CertificateType type) {
        return CertType.fromValue(type.restValue());
    }

    private static List<SubjectData> data(List<VnfciSubject> subjects, boolean withNames) {
        return subjects.stream()
                .map(vnfci -> new SubjectData()
                        .subjectId(vnfci.vnfciId())
                        .certificateData(vnfci.certificates().stream()
                                .map(entry -> data(entry, withNames))
                                .toList()))
                .toList();
    }

    private static CertificateData data(CertificateEntry entry, boolean withName) {
        return new CertificateData()
                .subjectName(withName && !entry.subject().isEmpty() ? name(entry.subject()) : null)
                .subjectAlternateName(entry.alternativeNames());
    }

    private static CertSubjectData name(SubjectAttributes subject) {
        return new CertSubjectData()
                .commonName(subject.commonName().orElse(null))
                .organization(subject.organization().orElse(null))
                .country(subject.country().orElse(null))
                .state(subject.state().orElse(null))
                .locality(subject.locality().orElse(null))
                .emailAddress(subject.emailAddress().orElse(null));
    }
}
