package sol023.cmf.server;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sol023.api.apiversions.ApiVersionsApi;
import sol023.api.certificates.CertificatesApi;
import sol023.api.nfvcert.SubjectsApi;
import sol023.cmf.access.Caller;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.certificate.CertificatesResource;
import sol023.cmf.certificate.OwnCertificates;
import sol023.cmf.sol013.ApiVersion;
import sol023.cmf.sol013.ApiVersionsResource;
import sol023.cmf.sol013.Call;
import sol023.cmf.subject.Subjects;
import sol023.cmf.subject.SubjectsResource;

/** The resources below {@code /nfv-cert} (SOL023 clause 5.4): the canonical tree of clause 5.6.3 and its aliases (interpretation I-10). */
@Path("/")
public final class NfvCertResources {

    /** The version of the interface (SOL023 clause 5.6.2). */
    static final ApiVersion VERSION = new ApiVersion(1, 0, 0);

    private final Subjects subjects;
    private final OwnCertificates certificates;
    private final Supplier<URI> apiRoot;

    @Context
    private @Nullable UriInfo uri;

    @Context
    private @Nullable Request request;

    @Context
    private @Nullable SecurityContext security;

    NfvCertResources(Subjects subjects, OwnCertificates certificates, Supplier<URI> apiRoot) {
        this.subjects = subjects;
        this.certificates = certificates;
        this.apiRoot = apiRoot;
    }

    @Path("v1/subjects")
    public SubjectsApi subjects() {
        return subjects(EnumSet.allOf(CertificateType.class), "v1");
    }

    /** Shows and accepts the subjects of one certificate type. */
    @Path("{name}/subjects")
    public SubjectsApi subjectsOf(@PathParam("name") String name) {
        return subjects(Set.of(CertificateType.findByPathName(name).orElseThrow(NotFoundException::new)), name);
    }

    /** An extension (interpretation I-09). */
    @Path("v1/certificates")
    public CertificatesApi certificates() {
        return new CertificatesResource(
                certificates, caller(), URI.create(v1() + "certificates"), URI.create(v1() + "subjects"), call());
    }

    @Path("api_versions")
    public ApiVersionsApi allVersions() {
        return new ApiVersionsResource(v1(), VERSION, uriInfo());
    }

    @Path("v1/api_versions")
    public ApiVersionsApi versionsOfV1() {
        return new ApiVersionsResource(v1(), VERSION, uriInfo());
    }

    private SubjectsApi subjects(Set<CertificateType> types, String tree) {
        return new SubjectsResource(
                subjects,
                caller(),
                types,
                URI.create(v1() + "subjects"),
                URI.create(apiRoot.get() + "/nfv-cert/" + tree + "/subjects"),
                call());
    }

    private Caller caller() {
        if (security == null || !(security.getUserPrincipal() instanceof Caller caller)) {
            throw new IllegalStateException("a request without consumer came through");
        }
        return caller;
    }

    private URI v1() {
        return URI.create(apiRoot.get() + "/nfv-cert/v1/");
    }

    private Call call() {
        if (request == null) {
            throw new IllegalStateException("used outside a request");
        }
        return new Call(uriInfo(), request);
    }

    private UriInfo uriInfo() {
        if (uri == null) {
            throw new IllegalStateException("used outside a request");
        }
        return uri;
    }
}
