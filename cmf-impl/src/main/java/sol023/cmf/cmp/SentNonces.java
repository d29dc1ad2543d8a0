package sol023.cmf.cmp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The senderNonces of our answers that the next message of a transaction may repeat as its recipNonce (RFC 9483 section 3.5): usually the last alone, but an
 * answer may be lost, and then the requester repeats an older one. Once it has repeated one, those before it are good no more, so an old message that is sent
 * again has no effect.
 *
 * @param octets at least one, the oldest first
 */
record SentNonces(List<Octets> octets) {

    /** As the envelope makes them. */
    static final int LENGTH = 16;

    private static final int MOST = 8;

    SentNonces {
        octets = List.copyOf(octets);
        if (octets.isEmpty()) {
            throw new IllegalArgumentException("there is no transaction before the first answer");
        }
    }

    static SentNonces of(Octets only) {
        return new SentNonces(List.of(only));
    }

    boolean has(Optional<Octets> recipNonce) {
        return recipNonce.filter(octets::contains).isPresent();
    }

    /** After one more answer to the same question. */
    SentNonces and(Octets next) {
        return new SentNonces(bounded(octets, next));
    }

    /** After an answer to a message that repeats {@code named}. */
    SentNonces after(Octets named, Octets next) {
        return new SentNonces(bounded(octets.subList(octets.indexOf(named), octets.size()), next));
    }

    /** The oldest is what the requester is known to have, so it stays. */
    private static List<Octets> bounded(List<Octets> sent, Octets next) {
        var all = new ArrayList<>(sent);
        if (all.size() == MOST) {
            all.remove(1);
        }
        all.add(next);
        return all;
    }

    /** One after the other. */
    byte[] toArray() {
        var all = new byte[octets.size() * LENGTH];
        for (int i = 0; i < octets.size(); i++) {
            System.arraycopy(octets.get(i).toArray(), 0, all, i * LENGTH, LENGTH);
        }
        return all;
    }

    /** Reads {@link #toArray()}. */
    static SentNonces parse(byte[] all) {
        var octets = new ArrayList<Octets>();
        for (int at = 0; at < all.length; at += LENGTH) {
            octets.add(Octets.of(java.util.Arrays.copyOfRange(all, at, at + LENGTH)));
        }
        return new SentNonces(octets);
    }
}
