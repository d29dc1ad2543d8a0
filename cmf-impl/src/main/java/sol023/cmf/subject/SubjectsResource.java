package sol023.cmf.subject;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
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
import sol023.cmf.sol013.Pointer;
import sol023.cmf.sol013.ProblemException;
import sol023.cmf.sol013.QueryParameters;

/** The resources Subject and Individual Subject (SOL023 clauses 5.6.3.3 and 5.6.3.4), for one request. */
public final class SubjectsResource implements SubjectsApi {

    private static final String ALL_FIELDS = "all_fields";
    private static final String EXCLUDE_DEFAULT = "exclude_default";

    private final Subjects subjects;
    private final Caller caller;
    private final Set<CertificateType> types;
    private final URI self;
    private final UriInfo uri;

    /**
     * @param types the certificate types that are shown and accepted here (interpretation I-10)
     * @param self the URI of the canonical resource, which all links point to
     */
    public SubjectsResource(Subjects subjects, Caller caller, Set<CertificateType> types, URI self, UriInfo uri) {
        this.subjects = subjects;
        this.caller = caller;
        this.types = Set.copyOf(types);
        this.self = self;
        this.uri = uri;
    }

    @Override
    public Response registerSubject(@Nullable RegistrationRequest request) {
        QueryParameters.refuseAll(uri);
        if (request == null) {
            throw ProblemException.badRequest("The body is missing; a RegistrationRequest is expected.");
        }
        var registration = new RegistrationReader(subjects.settings()).read(request);
        if (!types.contains(registration.type())) {
            throw ProblemException.unprocessable(
                    Pointer.ROOT.at("certType"), "is not the certificate type of this path (interpretation I-10).");
        }
        var subject = subjects.register(caller.consumer(), registration);
        return Response.created(link(subject)).entity(wire(subject)).build();
    }

    @Override
    public Response querySubjects(
            @Nullable String filter,
            @Nullable String allFields,
            @Nullable String fields,
            @Nullable String excludeFields,
            @Nullable String excludeDefault,
            @Nullable String nextpageOpaqueMarker) {
        QueryParameters.refuseAllBut(Set.of(ALL_FIELDS, EXCLUDE_DEFAULT), uri);
        boolean complete = QueryParameters.flag(ALL_FIELDS, uri);
        if (QueryParameters.flag(EXCLUDE_DEFAULT, uri) && complete) {
            throw ProblemException.badRequest(
                    "The query parameters all_fields and exclude_default exclude each other.");
        }
        return Response.ok(subjects.list(caller, types).stream()
                        .map(subject -> item(subject, complete))
                        .toList())
                .build();
    }

    @Override
    public Response readSubject(String subjectId) {
        QueryParameters.refuseAll(uri);
        return Response.ok(wire(subjects.get(caller, types, new SubjectInstanceId(subjectId))))
                .build();
    }

    @Override
    public Response deregisterSubject(String subjectId) {
        QueryParameters.refuseAll(uri);
        subjects.deregister(caller, types, new SubjectInstanceId(subjectId));
        return Response.noContent().build();
    }

    private URI link(SubjectInstance subject) {
        return URI.create(self + "/" + subject.id().text());
    }

    private SubjectInstanceLinks links(SubjectInstance subject) {
        return new SubjectInstanceLinks().self(new Link().href(link(subject).toString()));
    }

    private sol023.api.nfvcert.model.SubjectInstance wire(SubjectInstance subject) {
        return new sol023.api.nfvcert.model.SubjectInstance()
                .id(subject.id().text())
                .certType(type(subject))
                .subjectId(data(subject))
                .typeOfVnfcCertHandling(TypeOfVnfcCertHandling.DELEGATION_MODE)
                .links(links(subject));
    }

    private SubjectInstanceListItem item(SubjectInstance subject, boolean complete) {
        return new SubjectInstanceListItem()
                .id(subject.id().text())
                .certType(type(subject))
                .subjectId(complete ? data(subject) : null)
                .typeOfVnfcCertHandling(TypeOfVnfcCertHandling.DELEGATION_MODE)
                .links(links(subject));
    }

    private static CertType type(SubjectInstance subject) {
        return CertType.fromValue(subject.registration().type().restValue());
    }

    private static List<SubjectData> data(SubjectInstance subject) {
        return subject.registration().subjects().stream()
                .map(vnfci -> new SubjectData()
                        .subjectId(vnfci.vnfciId())
                        .certificateData(vnfci.certificates().stream()
                                .map(SubjectsResource::data)
                                .toList()))
                .toList();
    }

    private static CertificateData data(CertificateEntry entry) {
        return new CertificateData()
                .subjectName(entry.subject().isEmpty() ? null : name(entry.subject()))
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
