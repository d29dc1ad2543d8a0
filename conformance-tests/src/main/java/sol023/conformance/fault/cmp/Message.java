package sol023.conformance.fault.cmp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.Certificate;
import org.jspecify.annotations.Nullable;
import sol023.conformance.fault.proxy.Octets;

/**
 * A PKIMessage (RFC 9810 §5.1) in its parts; copies with one part changed. Nothing is checked beyond what taking it apart needs, and the
 * protection stays what it was until {@link #protection(Optional)} replaces it.
 *
 * @param names pvno, sender and recipient: what stands untagged at the beginning of the header
 * @param bodyTag see {@link Body}
 */
public record Message(
        List<ASN1Encodable> names,
        Map<Field, ASN1Encodable> fields,
        int bodyTag,
        ASN1Encodable content,
        Optional<Octets> protection,
        List<Certificate> extraCerts) {

    private static final int PVNO = 0;
    private static final int SENDER = 1;
    private static final int RECIPIENT = 2;

    public Message {
        names = List.copyOf(names);
        fields = Map.copyOf(fields);
        extraCerts = List.copyOf(extraCerts);
    }

    /**
     * Takes a message apart.
     *
     * @throws IOException when the octets are no PKIMessage
     */
    public static Message parse(Octets der) throws IOException {
        return of(ASN1Primitive.fromByteArray(der.bytes()));
    }

    /** Takes apart the message at the beginning of the octets; what follows it is not looked at. */
    public static Message parsePrefix(Octets octets) throws IOException {
        try (ASN1InputStream in = new ASN1InputStream(octets.bytes())) {
            return of(in.readObject());
        }
    }

    private static Message of(@Nullable ASN1Primitive encoded) throws IOException {
        try {
            ASN1Sequence message = ASN1Sequence.getInstance(encoded);
            if (message == null) {
                throw new IOException("no octets, no PKIMessage");
            }
            ASN1Sequence header = ASN1Sequence.getInstance(message.getObjectAt(0));
            List<ASN1Encodable> names = new ArrayList<>();
            Map<Field, ASN1Encodable> fields = new EnumMap<>(Field.class);
            for (int i = 0; i < header.size(); i++) {
                if (i <= RECIPIENT) {
                    names.add(header.getObjectAt(i));
                } else {
                    ASN1TaggedObject tagged = ASN1TaggedObject.getInstance(header.getObjectAt(i));
                    fields.put(Field.of(tagged.getTagNo()), tagged.getExplicitBaseObject());
                }
            }
            ASN1TaggedObject body = ASN1TaggedObject.getInstance(message.getObjectAt(1));
            Optional<Octets> protection = Optional.empty();
            List<Certificate> extraCerts = new ArrayList<>();
            for (int i = 2; i < message.size(); i++) {
                ASN1TaggedObject tagged = ASN1TaggedObject.getInstance(message.getObjectAt(i));
                if (tagged.getTagNo() == 0) {
                    protection = Optional.of(new Octets(DERBitString.getInstance(tagged.getExplicitBaseObject())
                            .getBytes()));
                } else {
                    ASN1Sequence.getInstance(tagged.getExplicitBaseObject())
                            .forEach(certificate -> extraCerts.add(Certificate.getInstance(certificate)));
                }
            }
            return new Message(names, fields, body.getTagNo(), body.getExplicitBaseObject(), protection, extraCerts);
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
            throw new IOException("not a PKIMessage", e);
        }
    }

    public boolean is(Body body) {
        return bodyTag == body.tag();
    }

    public Optional<ASN1Encodable> field(Field field) {
        return Optional.ofNullable(fields.get(field));
    }

    public ASN1Encodable sender() {
        return names.get(SENDER);
    }

    public Message withPvno(int pvno) {
        return withName(PVNO, new ASN1Integer(pvno));
    }

    public Message withSender(ASN1Encodable sender) {
        return withName(SENDER, sender);
    }

    public Message withRecipient(ASN1Encodable recipient) {
        return withName(RECIPIENT, recipient);
    }

    public Message with(Field field, ASN1Encodable value) {
        Map<Field, ASN1Encodable> changed = new EnumMap<>(Field.class);
        changed.putAll(fields);
        changed.put(field, value);
        return new Message(names, changed, bodyTag, content, protection, extraCerts);
    }

    public Message without(Field field) {
        Map<Field, ASN1Encodable> changed = new EnumMap<>(Field.class);
        changed.putAll(fields);
        changed.remove(field);
        return new Message(names, changed, bodyTag, content, protection, extraCerts);
    }

    public Message withBody(Body body, ASN1Encodable content) {
        return new Message(names, fields, body.tag(), content, protection, extraCerts);
    }

    public Message withContent(ASN1Encodable content) {
        return new Message(names, fields, bodyTag, content, protection, extraCerts);
    }

    public Message protection(Optional<Octets> bits) {
        return new Message(names, fields, bodyTag, content, bits, extraCerts);
    }

    public Message withExtraCerts(UnaryOperator<List<Certificate>> change) {
        return new Message(names, fields, bodyTag, content, protection, change.apply(extraCerts));
    }

    /** The DER over which the protection is computed (RFC 9810 §5.1.3). */
    Octets protectedPart() {
        return der(new DERSequence(new ASN1Encodable[] {header(), new DERTaggedObject(true, bodyTag, content)}));
    }

    /** The message in DER. */
    public Octets encode() {
        ASN1EncodableVector message = new ASN1EncodableVector();
        message.add(header());
        message.add(new DERTaggedObject(true, bodyTag, content));
        protection.ifPresent(bits -> message.add(new DERTaggedObject(true, 0, new DERBitString(bits.bytes()))));
        if (!extraCerts.isEmpty()) {
            message.add(new DERTaggedObject(true, 1, new DERSequence(extraCerts.toArray(ASN1Encodable[]::new))));
        }
        return der(new DERSequence(message));
    }

    private Message withName(int index, ASN1Encodable value) {
        List<ASN1Encodable> changed = new ArrayList<>(names);
        changed.set(index, value);
        return new Message(changed, fields, bodyTag, content, protection, extraCerts);
    }

    private DERSequence header() {
        ASN1EncodableVector header = new ASN1EncodableVector();
        names.forEach(header::add);
        fieldsInOrder().forEach((field, value) -> header.add(new DERTaggedObject(true, field.tag(), value)));
        return new DERSequence(header);
    }

    private EnumMap<Field, ASN1Encodable> fieldsInOrder() {
        EnumMap<Field, ASN1Encodable> ordered = new EnumMap<>(Field.class);
        ordered.putAll(fields);
        return ordered;
    }

    private static Octets der(ASN1Encodable value) {
        try {
            return new Octets(value.toASN1Primitive().getEncoded("DER"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
