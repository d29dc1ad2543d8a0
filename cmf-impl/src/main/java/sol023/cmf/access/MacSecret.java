package sol023.cmf.access;

import java.security.MessageDigest;
import java.util.Arrays;

/** A secret shared with a consumer for MAC protection of CMP messages (RFC 9810 section 5.1.3.1). */
public final class MacSecret {

    private final Consumer consumer;
    private final byte[] reference;
    private final byte[] secret;

    /**
     * @param reference the senderKID by which the consumer names the secret
     * @param secret the octets of the secret, as they enter the key derivation
     */
    public MacSecret(Consumer consumer, byte[] reference, byte[] secret) {
        if (reference.length == 0 || secret.length == 0) {
            throw new IllegalArgumentException("a MAC reference and its secret must not be empty");
        }
        this.consumer = consumer;
        this.reference = reference.clone();
        this.secret = secret.clone();
    }

    public Consumer consumer() {
        return consumer;
    }

    /** The senderKID octets. */
    public byte[] reference() {
        return reference.clone();
    }

    /** The secret octets; the caller keeps them no longer than it needs them. */
    public byte[] secret() {
        return secret.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MacSecret that
                && consumer.equals(that.consumer)
                && Arrays.equals(reference, that.reference)
                && MessageDigest.isEqual(secret, that.secret);
    }

    @Override
    public int hashCode() {
        return 31 * consumer.hashCode() + Arrays.hashCode(reference);
    }

    /** Names the consumer only: a secret is never written to a log. */
    @Override
    public String toString() {
        return "MacSecret[consumer=" + consumer.name() + "]";
    }
}
