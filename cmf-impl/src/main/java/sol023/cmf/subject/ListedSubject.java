package sol023.cmf.subject;

import java.util.List;
import java.util.Optional;
import sol023.cmf.ca.CertificateType;

/**
 * A subject instance as an entry of a list.
 *
 * @param subjects empty if they were not asked for
 */
record ListedSubject(SubjectInstanceId id, CertificateType type, Optional<List<VnfciSubject>> subjects) {}
