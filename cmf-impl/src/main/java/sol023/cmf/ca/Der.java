package sol023.cmf.ca;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;

/** The few pieces of DER that are too many in a CRL to be built as objects first. */
final class Der {

    private static final byte INTEGER = 0x02;
    private static final byte OCTET_STRING = 0x04;
    private static final byte UTC_TIME = 0x17;
    private static final byte GENERALIZED_TIME = 0x18;
    private static final byte SEQUENCE = 0x30;
    private static final int LONG_FORM = 0x80;
    private static final int FIRST_GENERALIZED_YEAR = 2050;
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'");
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'");

    private Der() {}

    static byte[] integer(BigInteger value) {
        return element(INTEGER, value.toByteArray());
    }

    static byte[] octetString(byte[] content) {
        return element(OCTET_STRING, content);
    }

    /** UTCTime until 2049, then GeneralizedTime, to the second (RFC 5280 §5.1.2.4). */
    static byte[] time(Instant instant) {
        var time = instant.atOffset(ZoneOffset.UTC);
        var isShort = time.getYear() < FIRST_GENERALIZED_YEAR;
        var text = (isShort ? SHORT : LONG).format(time);
        return element(isShort ? UTC_TIME : GENERALIZED_TIME, text.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] encoded(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static byte[] sequence(byte[]... elements) {
        var content = new ByteArrayOutputStream();
        for (var element : elements) {
            content.writeBytes(element);
        }
        return element(SEQUENCE, content.toByteArray());
    }

    /** The octets before the content of a sequence of that length. */
    static byte[] sequenceHeader(int length) {
        return header(SEQUENCE, length);
    }

    private static byte[] element(byte tag, byte[] content) {
        var element = new ByteArrayOutputStream(content.length + 6);
        element.writeBytes(header(tag, content.length));
        element.writeBytes(content);
        return element.toByteArray();
    }

    private static byte[] header(byte tag, int length) {
        if (length < LONG_FORM) {
            return new byte[] {tag, (byte) length};
        }
        var octets = BigInteger.valueOf(length).toByteArray();
        var first = octets[0] == 0 ? 1 : 0;
        var header = new byte[2 + octets.length - first];
        header[0] = tag;
        header[1] = (byte) (LONG_FORM | (octets.length - first));
        System.arraycopy(octets, first, header, 2, octets.length - first);
        return header;
    }
}
