package sol023.cmf.certificate;

import org.jdbi.v3.core.Handle;

/** What a protocol writes in the same transaction as the change of a certificate. Has no effect but on the handle, and may run more than once. */
@FunctionalInterface
public interface AlongWith<T> {

    void write(Handle handle, T outcome);

    /** Writes nothing. */
    static <T> AlongWith<T> nothing() {
        return (handle, outcome) -> {};
    }
}
