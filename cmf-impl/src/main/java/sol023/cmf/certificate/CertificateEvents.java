package sol023.cmf.certificate;

import org.jdbi.v3.core.Handle;

/** Is told every change of a certificate, in the transaction of the change. Has no effect but on the handle, and may be told more than once. */
@FunctionalInterface
public interface CertificateEvents {

    /** Nobody wants to know. */
    CertificateEvents NONE = (handle, event) -> {};

    void happened(Handle handle, CertificateEvent event);
}
