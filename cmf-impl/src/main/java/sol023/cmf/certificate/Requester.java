package sol023.cmf.certificate;

import java.security.cert.X509Certificate;
import sol023.cmf.access.Consumer;

/** Who asks for a revocation, after the protocol has verified it. */
public sealed interface Requester {

    /** A consumer, for a certificate of one of its subjects (RFC 9483 §5.3.2). */
    record ByConsumer(Consumer consumer) implements Requester {}

    /** The holder of a certificate, who has signed with its key (RFC 9483 §4.2). */
    record ByHolder(X509Certificate certificate) implements Requester {}
}
