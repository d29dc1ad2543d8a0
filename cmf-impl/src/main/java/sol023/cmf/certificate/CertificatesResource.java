package sol023.cmf.certificate;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import sol023.api.certificates.CertificatesApi;
import sol023.api.certificates.model.CertificateInstance;
import sol023.api.certificates.model.CertificateInstanceLinks;
import sol023.api.certificates.model.RevocationReason;
import sol023.api.certnotify.model.PKIStatusInfoType;
import sol023.api.nfvcert.model.CertType;
import sol023.api.sol013.model.Link;
import sol023.cmf.access.Caller;
import sol023.cmf.sol013.Call;
import sol023.cmf.sol013.QueryParameters;
import sol023.cmf.sol013.query.ListQuery;

/** The certificates of one's own subjects, read only: an extension of SOL023 (interpretation I-09), for one request. */
public final class CertificatesResource implements CertificatesApi {

    private final OwnCertificates certificates;
    private final Caller caller;
    private final URI self;
    private final URI subjects;
    private final Call call;

    /**
     * The resource for one request.
     *
     * @param self the URI of this resource
     * @param subjects the URI of the subjects, for links
     */
    public CertificatesResource(OwnCertificates certificates, Caller caller, URI self, URI subjects, Call call) {
        this.certificates = certificates;
        this.caller = caller;
        this.self = self;
        this.subjects = subjects;
        this.call = call;
    }

    @Override
    public Response queryCertificates(@Nullable String filter, @Nullable String nextpageOpaqueMarker) {
        var query = ListQuery.readWithoutSelectors(CertificateTables.TYPE, call.uri());
        var page = certificates.list(caller, query, self);
        var answer = Response.ok(page.entries().stream().map(this::wire).toList());
        page.link().ifPresent(next -> answer.header(HttpHeaders.LINK, next));
        return answer.build();
    }

    @Override
    public Response readCertificate(String certificateId) {
        QueryParameters.refuseAll(call.uri());
        return call.show(wire(certificates.get(caller, certificateId)));
    }

    private CertificateInstance wire(OwnCertificates.Shown shown) {
        var certificate = shown.certificate();
        var wire = new CertificateInstance()
                .id(certificate.id().text())
                .state(PKIStatusInfoType.fromValue(state(shown.state())))
                .certType(CertType.fromValue(certificate.type().restValue()))
                .subjectInstanceId(certificate.subject().subjectInstanceId())
                .subjectId(certificate.subject().vnfciId())
                .serialNumber(certificate.id().serial().hex())
                .issuer(certificate.issuerName())
                .subject(certificate.subjectName())
                .notBefore(utc(certificate.notBefore()))
                .notAfter(utc(certificate.notAfter()))
                .certificate(encoded(certificate.certificate()))
                .links(links(shown));
        certificate.revocation().ifPresent(by -> wire.revocationTime(utc(by.at()))
                .revocationReason(RevocationReason.fromValue(by.reason().text())));
        return wire;
    }

    /** What has expired is told as what was revoked is (interpretation I-25). */
    private static String state(CertificateState state) {
        return switch (state) {
            case ACCEPTED -> CertificateTables.ACCEPTED;
            case REVOKED, EXPIRED -> CertificateTables.ENDED;
        };
    }

    private CertificateInstanceLinks links(OwnCertificates.Shown shown) {
        var links = new CertificateInstanceLinks()
                .self(new Link().href(self + "/" + shown.certificate().id().text()));
        return shown.isSubjectRegistered()
                ? links.subject(new Link()
                        .href(subjects + "/" + shown.certificate().subject().subjectInstanceId()))
                : links;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("A certificate that was parsed has an encoding", impossible);
        }
    }
}
