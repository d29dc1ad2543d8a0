package sol023.cmf.cmp;

import java.math.BigInteger;

/** pvno is 2 or 3 (RFC 9810 section 7). Whether 3 is served in this dialect is seen later, when the dialect is known. */
final class VersionCheck implements UnverifiedMessageCheck {

    static final BigInteger CMP_2000 = BigInteger.TWO;
    static final BigInteger CMP_2021 = BigInteger.valueOf(3);

    @Override
    public void check(UnverifiedMessage message) {
        if (!nearestSupported(message.pvno()).equals(message.pvno())) {
            throw new CmpProblemException(
                    FailInfo.UNSUPPORTED_VERSION,
                    "The pvno " + shortText(message.pvno()) + " is not served; 2 and 3 are.");
        }
    }

    /** The version to answer in (RFC 9483 section 3.5). */
    static BigInteger nearestSupported(BigInteger pvno) {
        return pvno.max(CMP_2000).min(CMP_2021);
    }

    private static String shortText(BigInteger pvno) {
        return pvno.bitLength() > 31 ? "given" : pvno.toString();
    }
}
