package sol023.cmf.ca;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import org.bouncycastle.asn1.x509.Extension;

/** The revoked certificates of a CRL, encoded as they come, so that a million of them take little more memory than the CRL (RFC 5280 §5.1.2.6, §5.3.1). */
public final class CrlEntries {

    private static final byte ENUMERATED = 0x0a;

    private final ByteArrayOutputStream der = new ByteArrayOutputStream();

    /** Adds a certificate; each once. The reason unspecified is left out, as RFC 5280 §5.3.1 asks. */
    public void add(SerialNumber serial, Instant revokedAt, RevocationReason reason) {
        var number = Der.integer(serial.value());
        var time = Der.time(revokedAt);
        der.writeBytes(
                reason == RevocationReason.UNSPECIFIED
                        ? Der.sequence(number, time)
                        : Der.sequence(number, time, extensions(reason)));
    }

    private static byte[] extensions(RevocationReason reason) {
        var value = new byte[] {ENUMERATED, 1, (byte) reason.code()};
        return Der.sequence(Der.sequence(Der.encoded(Extension.reasonCode), Der.octetString(value)));
    }

    boolean isEmpty() {
        return der.size() == 0;
    }

    int size() {
        return der.size();
    }

    void writeTo(OutputStream out) throws IOException {
        der.writeTo(out);
    }
}
