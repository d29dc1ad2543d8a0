package sol023.cmf.certificate;

import java.time.Instant;
import sol023.cmf.ca.RevocationReason;

/** What has become of a certificate, for those who ask whether to rely on it. */
public sealed interface Standing {

    /** It was issued and is not revoked; perhaps it has ended. */
    record Good() implements Standing {}

    /** It is revoked. */
    record Revoked(Instant at, RevocationReason reason) implements Standing {}

    /** No certificate of that issuer and serial number is known. */
    record Unknown() implements Standing {}
}
