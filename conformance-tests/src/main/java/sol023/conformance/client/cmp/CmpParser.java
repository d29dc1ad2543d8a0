package sol023.conformance.client.cmp;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.GeneralName;
import org.jspecify.annotations.Nullable;
import sol023.conformance.client.pki.Certificates;

/** Reads a PKIMessage (RFC 9810 §5.1), strictly: one message in DER, nothing before, after or between. */
public final class CmpParser {

    private static final int MOST_PARTS = 4;

    private CmpParser() {}

    /**
     * Reads a message.
     *
     * @param encoded the whole body of an answer
     * @throws CmpFormatException telling which part is not as RFC 9810 defines it
     */
    public static CmpMessage parse(byte[] encoded) throws CmpFormatException {
        if (encoded.length == 0) {
            throw new CmpFormatException("the body is empty");
        }
        try {
            ASN1Primitive value = ASN1Primitive.fromByteArray(encoded);
            if (!Arrays.equals(value.getEncoded("DER"), encoded)) {
                throw new CmpFormatException("the PKIMessage is not in DER");
            }
            return message(ASN1Sequence.getInstance(value));
        } catch (IOException | CertificateException | ParseException | RuntimeException e) {
            throw new CmpFormatException("not a PKIMessage: " + e.getMessage(), e);
        }
    }

    private static CmpMessage message(ASN1Sequence message)
            throws CmpFormatException, CertificateException, ParseException, IOException {
        if (message.size() < 2 || message.size() > MOST_PARTS) {
            throw new CmpFormatException("PKIMessage has " + message.size() + " parts");
        }
        ASN1TaggedObject body = contextTag(message.getObjectAt(1), "the body");
        BodyType type = BodyType.of(body.getTagNo())
                .orElseThrow(() -> new CmpFormatException("the body has the undefined tag " + body.getTagNo()));
        Optional<ASN1OctetString> protection = Optional.empty();
        List<X509Certificate> extraCerts = List.of();
        for (int i = 2; i < message.size(); i++) {
            ASN1TaggedObject part = contextTag(message.getObjectAt(i), "part " + i);
            switch (part.getTagNo()) {
                case 0 ->
                    protection = Optional.of(new DEROctetString(
                            ASN1BitString.getInstance(part, true).getOctets()));
                case 1 -> extraCerts = certificates(ASN1Sequence.getInstance(part, true));
                default -> throw new CmpFormatException("PKIMessage has a part with tag " + part.getTagNo());
            }
        }
        byte[] covered = new DERSequence(new ASN1Encodable[] {message.getObjectAt(0), body}).getEncoded("DER");
        return new CmpMessage(
                header(ASN1Sequence.getInstance(message.getObjectAt(0))),
                type,
                BodyParser.parse(type, body.getExplicitBaseObject()),
                new DEROctetString(covered),
                protection,
                extraCerts,
                message);
    }

    private static PkiHeader header(ASN1Sequence header) throws CmpFormatException, ParseException {
        if (header.size() < 3) {
            throw new CmpFormatException("PKIHeader lacks pvno, sender or recipient");
        }
        Map<HeaderField, ASN1TaggedObject> fields = fields(header);
        List<String> freeText = new ArrayList<>();
        List<InfoItem> generalInfo = new ArrayList<>();
        ASN1TaggedObject text = fields.get(HeaderField.FREE_TEXT);
        if (text != null) {
            freeText.addAll(texts(ASN1Sequence.getInstance(text, true)));
        }
        ASN1TaggedObject info = fields.get(HeaderField.GENERAL_INFO);
        if (info != null) {
            for (ASN1Encodable item : ASN1Sequence.getInstance(info, true)) {
                generalInfo.add(InfoItem.parse(item));
            }
        }
        return new PkiHeader(
                ASN1Integer.getInstance(header.getObjectAt(0)).getValue(),
                GeneralName.getInstance(header.getObjectAt(1)),
                GeneralName.getInstance(header.getObjectAt(2)),
                time(fields.get(HeaderField.MESSAGE_TIME)),
                Optional.ofNullable(fields.get(HeaderField.PROTECTION_ALG))
                        .map(field -> AlgorithmIdentifier.getInstance(field, true)),
                octets(fields, HeaderField.SENDER_KID),
                octets(fields, HeaderField.RECIP_KID),
                octets(fields, HeaderField.TRANSACTION_ID),
                octets(fields, HeaderField.SENDER_NONCE),
                octets(fields, HeaderField.RECIP_NONCE),
                freeText,
                generalInfo);
    }

    private static Map<HeaderField, ASN1TaggedObject> fields(ASN1Sequence header) throws CmpFormatException {
        Map<HeaderField, ASN1TaggedObject> fields = new EnumMap<>(HeaderField.class);
        int last = -1;
        for (int i = 3; i < header.size(); i++) {
            ASN1TaggedObject field = contextTag(header.getObjectAt(i), "a header field");
            int tag = field.getTagNo();
            Optional<HeaderField> known = HeaderField.of(tag);
            if (tag <= last || known.isEmpty()) {
                throw new CmpFormatException("the header field with tag " + tag + " is not where it belongs");
            }
            last = tag;
            fields.put(known.get(), field);
        }
        return fields;
    }

    private static Optional<Instant> time(@Nullable ASN1TaggedObject field) throws ParseException {
        return field == null
                ? Optional.empty()
                : Optional.of(
                        ASN1GeneralizedTime.getInstance(field, true).getDate().toInstant());
    }

    private static Optional<ASN1OctetString> octets(Map<HeaderField, ASN1TaggedObject> fields, HeaderField field) {
        return Optional.ofNullable(fields.get(field)).map(value -> ASN1OctetString.getInstance(value, true));
    }

    static List<String> texts(ASN1Sequence freeText) {
        List<String> texts = new ArrayList<>();
        for (ASN1Encodable text : freeText) {
            texts.add(ASN1UTF8String.getInstance(text).getString());
        }
        return texts;
    }

    static List<X509Certificate> certificates(ASN1Sequence certificates) throws CertificateException, IOException {
        List<X509Certificate> list = new ArrayList<>();
        for (ASN1Encodable certificate : certificates) {
            list.add(Certificates.parse(certificate.toASN1Primitive().getEncoded("DER")));
        }
        return list;
    }

    static ASN1TaggedObject contextTag(ASN1Encodable value, String what) throws CmpFormatException {
        if (value instanceof ASN1TaggedObject tagged && tagged.hasContextTag()) {
            return tagged;
        }
        throw new CmpFormatException(what + " has no context tag");
    }

    static BigInteger integer(ASN1Encodable value) {
        return ASN1Integer.getInstance(value).getValue();
    }
}
