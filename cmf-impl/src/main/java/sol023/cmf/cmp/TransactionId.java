package sol023.cmf.cmp;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A transactionID, by the text under which it is stored and logged.
 *
 * @param key the octets in hexadecimal; of an id longer than 64 octets its SHA-256, so that a key is always short
 */
record TransactionId(String key) {

    private static final int LONGEST_IN_FULL = 64;

    static TransactionId of(Octets octets) {
        if (octets.length() <= LONGEST_IN_FULL) {
            return new TransactionId(octets.toString());
        }
        return new TransactionId("sha256-" + HexFormat.of().formatHex(sha256(octets.toArray())));
    }

    private static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return key;
    }
}
