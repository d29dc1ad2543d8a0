package sol023.cmf.subject;

import org.jdbi.v3.core.Handle;

/** Knows the certificates that were issued for a subject. */
@FunctionalInterface
public interface ValidCertificates {

    /** How many certificates of the subject instance are neither revoked nor expired, within the caller's transaction. */
    long count(Handle handle, String subjectInstanceId);
}
