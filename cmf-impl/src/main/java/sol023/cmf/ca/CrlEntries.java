package sol023.cmf.ca;

import java.io.ByteArrayOutputStream;
import java.time.Instant;

/** The revoked certificates of a CRL, encoded as they come, so that a million of them take no more memory than the CRL. */
@SuppressWarnings("DoNotCallSuggester")
public final class CrlEntries {

    private final ByteArrayOutputStream der = new ByteArrayOutputStream();

    /** Adds a certificate; each once. */
    public void add(SerialNumber serial, Instant revokedAt, RevocationReason reason) {
        throw new UnsupportedOperationException("" + serial + revokedAt + reason);
    }

    byte[] der() {
        return der.toByteArray();
    }
}
