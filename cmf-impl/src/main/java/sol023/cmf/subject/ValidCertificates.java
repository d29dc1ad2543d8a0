package sol023.cmf.subject;

import org.jdbi.v3.core.Handle;

/** Knows the certificates that were issued for a subject, and what was asked for it. */
@FunctionalInterface
public interface ValidCertificates {

    /** How many certificates of the subject instance are neither revoked nor expired, within the caller's transaction. */
    long count(Handle handle, String subjectInstanceId);

    /**
     * Hears, within the caller's transaction, that the subject instance is being deregistered; what waits for it can no longer be granted.
     *
     * @return to be run once the transaction is durable
     */
    default Runnable subjectLeaves(Handle handle, String subjectInstanceId) {
        return () -> {};
    }
}
