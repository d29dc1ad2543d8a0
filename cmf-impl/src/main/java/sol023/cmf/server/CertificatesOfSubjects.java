package sol023.cmf.server;

import org.jdbi.v3.core.Handle;
import sol023.cmf.certificate.CertificateRequests;
import sol023.cmf.certificate.Certificates;
import sol023.cmf.subject.ValidCertificates;

/** What subjects have to do with certificates. */
record CertificatesOfSubjects(Certificates certificates, CertificateRequests requests) implements ValidCertificates {

    @Override
    public long count(Handle handle, String subjectInstanceId) {
        return certificates.countValid(handle, subjectInstanceId);
    }

    @Override
    public Runnable subjectLeaves(Handle handle, String subjectInstanceId) {
        return requests.subjectLeaves(handle, subjectInstanceId);
    }
}
