package sol023.cmf.certificate;

import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Knows which subject instances are there (SOL023 clause 5.6.4.2.2). */
@FunctionalInterface
public interface SubjectInstances {

    /** Which of these ids are those of a registered subject instance, within the caller's transaction. */
    Set<String> registered(Handle handle, Set<String> ids);
}
