package sol023.cmf.store;

import org.jdbi.v3.core.Handle;

/**
 * A change of stored data that takes more than SQL, made once like the scripts and in order with them. Whoever knows the table provides it as a service
 * ({@link java.util.ServiceLoader}).
 */
public interface DataMigration {

    /** The version, for example {@code 6.1} after the script {@code V6}. */
    String version();

    String description();

    /** Makes the change, in the transaction of the handle. */
    void run(Handle handle);
}
