package sol023.cmf.cmp;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The outer shape of unverified octets: exactly one value, definite lengths in their shortest form, and not nested deeper than any
 * PKIMessage needs. Runs before the ASN.1 library, whose recursion an attacker could otherwise drive to the end of the stack.
 */
final class DerShape {

    static final int MAX_DEPTH = 64;

    private static final int CONSTRUCTED = 0x20;
    private static final int LONG_TAG = 0x1f;

    private final byte[] octets;
    private int position;

    private DerShape(byte[] octets) {
        this.octets = octets;
    }

    /** Refuses with badDataFormat what cannot be the DER encoding of one value. */
    static void check(byte[] octets) {
        if (octets.length == 0) {
            throw malformed("The request has no content; one DER-encoded PKIMessage is expected.");
        }
        new DerShape(octets).walk();
    }

    private void walk() {
        Deque<Integer> ends = new ArrayDeque<>();
        ends.push(octets.length);
        while (position < octets.length) {
            int tag = tag();
            int end = end(ends.element());
            if ((tag & CONSTRUCTED) == 0) {
                position = end;
            } else {
                ends.push(end);
                if (ends.size() > MAX_DEPTH) {
                    throw malformed("The content is nested too deeply for a PKIMessage.");
                }
            }
            while (ends.size() > 1 && ends.element() == position) {
                ends.pop();
            }
            if (ends.size() == 1 && position < octets.length) {
                throw malformed("Octets follow the PKIMessage.");
            }
        }
        if (ends.size() > 1) {
            throw truncated();
        }
    }

    private int tag() {
        int tag = next();
        if ((tag & LONG_TAG) == LONG_TAG) {
            while ((next() & 0x80) != 0) {
                // the octets of a long tag number; the ASN.1 library judges the number
            }
        }
        return tag;
    }

    private int end(int limit) {
        int first = next();
        long length = first;
        if (first >= 0x80) {
            int count = first & 0x7f;
            if (count == 0) {
                throw malformed("Indefinite lengths are BER; a PKIMessage is encoded in DER.");
            }
            if (count > 4) {
                throw truncated();
            }
            length = 0;
            for (int i = 0; i < count; i++) {
                length = length << 8 | next();
            }
            if (length < 0x80 || length >> (8 * (count - 1)) == 0) {
                throw malformed("A length is not in its shortest form, so the content is not DER.");
            }
        }
        if (length > limit - position) {
            throw truncated();
        }
        return position + (int) length;
    }

    private int next() {
        if (position >= octets.length) {
            throw truncated();
        }
        return octets[position++] & 0xff;
    }

    private static CmpProblemException truncated() {
        return malformed("The content ends before the PKIMessage does.");
    }

    private static CmpProblemException malformed(String statusString) {
        return new CmpProblemException(FailInfo.BAD_DATA_FORMAT, statusString);
    }
}
