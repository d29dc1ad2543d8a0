package sol023.cmf.certificate;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import sol023.cmf.access.Consumer;
import sol023.cmf.ca.CertificateNames;
import sol023.cmf.ca.CertificateType;

/** Knows which subjects are registered (SOL023 clause 5.6). */
public interface SubjectRegister {

    /** The registered entry of that type with exactly these names, whoever registered it; if there are several, one of the consumer that asks goes first. */
    Optional<RegisteredSubject> find(Handle handle, CertificateType type, CertificateNames names, Consumer asking);
}
