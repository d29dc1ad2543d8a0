package sol023.cmf.subject;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import sol023.cmf.access.Consumer;
import sol023.cmf.ca.CertificateType;

/** Is told which subjects come and go, in the transaction of the change. Has no effect but on the handle, and may be told more than once. */
@FunctionalInterface
public interface SubjectEvents {

    /** Nobody wants to know. */
    SubjectEvents NONE = (handle, event) -> {};

    void happened(Handle handle, Event event);

    /**
     * A subject was registered or deregistered.
     *
     * @param id of the subject instance
     * @param vnfcis the VNFCIs in it
     */
    record Event(boolean registered, Consumer owner, CertificateType type, String id, List<String> vnfcis, Instant at) {

        public Event {
            vnfcis = List.copyOf(vnfcis);
        }
    }
}
