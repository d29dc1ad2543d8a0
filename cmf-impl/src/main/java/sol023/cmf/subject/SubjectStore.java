package sol023.cmf.subject;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import sol023.cmf.access.Consumer;
import sol023.cmf.ca.CertificateType;

/** Where subject instances are kept. Every method works within the caller's transaction. */
interface SubjectStore {

    void add(Handle handle, SubjectInstance subject, Instant now);

    Optional<SubjectInstance> find(Handle handle, SubjectInstanceId id);

    /** Those of one consumer, or of all if there is no {@code owner}, that the search finds. */
    List<ListedSubject> list(Handle handle, Optional<Consumer> owner, SubjectSearch search);

    /** How many the consumer has; at most {@code limit} are counted. */
    int count(Handle handle, Consumer owner, int limit);

    void remove(Handle handle, SubjectInstanceId id);

    /** Which of these VNFCI ids the consumer has registered for that type. */
    Set<String> registeredVnfcis(Handle handle, Consumer owner, CertificateType type, Set<String> vnfciIds);

    /** Which of these keys of names are registered for that type by somebody else. */
    Set<String> namesOfOthers(Handle handle, Consumer asking, CertificateType type, Set<String> nameKeys);
}
