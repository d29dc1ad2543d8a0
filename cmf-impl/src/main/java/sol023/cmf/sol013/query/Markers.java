package sol023.cmf.sol013.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the markers of pages (SOL013 clause 5.4.2.3): where the page before ended, and an HMAC over that and over the query it belongs to. Nobody else can
 * make one, and it is good for that query of that consumer only; every node with the same key takes it.
 */
public final class Markers {

    /** How long the key is, in octets. */
    public static final int KEY_OCTETS = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAC_OCTETS = 32;
    private static final int MAX_LENGTH = 1024;

    private final SecretKeySpec key;

    public Markers(byte[] key) {
        if (key.length < KEY_OCTETS) {
            throw new IllegalArgumentException("the key of the markers is too short");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * A marker.
     *
     * @param query what the marker is good for
     * @param last the key of the last entry of the page before
     */
    String make(List<String> query, String last) {
        var end = last.getBytes(UTF_8);
        var octets = new ByteArrayOutputStream();
        octets.writeBytes(mac(query, end));
        octets.writeBytes(end);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets.toByteArray());
    }

    /** The key of the last entry of the page before; empty if this is no marker for that query. */
    Optional<String> read(List<String> query, String marker) {
        if (marker.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        byte[] octets;
        try {
            octets = Base64.getUrlDecoder().decode(marker);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (octets.length <= MAC_OCTETS) {
            return Optional.empty();
        }
        var mac = Arrays.copyOf(octets, MAC_OCTETS);
        var end = Arrays.copyOfRange(octets, MAC_OCTETS, octets.length);
        return MessageDigest.isEqual(mac, mac(query, end)) ? Optional.of(new String(end, UTF_8)) : Optional.empty();
    }

    /** Each part with its length before it, so that no two queries give the same octets. */
    private byte[] mac(List<String> query, byte[] end) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (var part : query) {
                update(mac, part.getBytes(UTF_8));
            }
            update(mac, end);
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", impossible);
        }
    }

    private static void update(Mac mac, byte[] part) {
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        mac.update(part);
    }
}
