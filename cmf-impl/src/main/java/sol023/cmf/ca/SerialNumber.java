package sol023.cmf.ca;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;

/** The serial number of a certificate: positive and at most 20 octets (RFC 5280 §4.1.2.2). */
public record SerialNumber(BigInteger value) {

    private static final int MAX_OCTETS = 20;
    private static final int RANDOM_BITS = 128;

    public SerialNumber {
        if (value.signum() <= 0 || value.toByteArray().length > MAX_OCTETS) {
            throw new IllegalArgumentException("A serial number is positive and has at most 20 octets");
        }
    }

    /** Reads {@link #hex()}; upper case and leading zeros are accepted. */
    public static SerialNumber parse(String hex) {
        return new SerialNumber(new BigInteger(hex, 16));
    }

    /** The serial number of a certificate. */
    public static SerialNumber of(X509Certificate certificate) {
        return new SerialNumber(certificate.getSerialNumber());
    }

    /** A new serial number with 128 random bits, never zero. */
    public static SerialNumber random(SecureRandom random) {
        BigInteger value;
        do {
            value = new BigInteger(RANDOM_BITS, random);
        } while (value.signum() == 0);
        return new SerialNumber(value);
    }

    /** Lower-case hexadecimal digits without leading zeros. */
    public String hex() {
        return value.toString(16);
    }

    @Override
    public String toString() {
        return hex();
    }
}
