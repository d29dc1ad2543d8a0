package sol023.cmf.cmp;

import java.math.BigInteger;

/**
 * What MAC protection may cost and how weak it may be. The parameters come from whoever sends the message, before anybody knows who
 * that is, so they are bounded both ways before a key is derived.
 *
 * @param minIterations the fewest rounds of key derivation; RFC 4211 section 4.4 allows none below 100
 * @param maxIterations the most rounds of key derivation
 * @param allowHmacSha1 whether HMAC with SHA-1 is taken, as deployed clients send it unless told otherwise
 */
public record MacBounds(int minIterations, int maxIterations, boolean allowHmacSha1) {

    /** 100 to 100,000 rounds, HMAC with SHA-1 allowed. */
    public static final MacBounds DEFAULT = new MacBounds(100, 100_000, true);

    private static final int FEWEST_ALLOWED = 100;

    public MacBounds {
        if (minIterations < FEWEST_ALLOWED || maxIterations < minIterations) {
            throw new IllegalArgumentException(
                    "MAC iterations: the least is 100 or more, and the most is not less than the least");
        }
    }

    /** The count as a number, if it is within the bounds; else badAlg. */
    int iterations(BigInteger count) {
        if (count.bitLength() > 31 || count.intValue() < minIterations || count.intValue() > maxIterations) {
            throw new CmpProblemException(
                    FailInfo.BAD_ALG,
                    "The iteration count of the MAC has to be " + minIterations + " to " + maxIterations + ".");
        }
        return count.intValue();
    }
}
