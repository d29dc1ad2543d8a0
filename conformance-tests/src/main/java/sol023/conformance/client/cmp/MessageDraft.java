package sol023.conformance.client.cmp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import sol023.conformance.client.pki.Certificates;

/**
 * A PKIMessage in the making. Each part can be replaced or left out, before or after the protection is computed, so that
 * a test changes exactly one thing of a valid message. Nothing is checked here, on purpose.
 */
public final class MessageDraft {

    private int pvno = 2;
    private GeneralName sender;
    private GeneralName recipient;
    private final Map<HeaderField, ASN1Encodable> fields = new EnumMap<>(HeaderField.class);
    private final List<InfoItem> generalInfo = new ArrayList<>();
    private int bodyTag;
    private ASN1Encodable content;
    private Protection protection;
    private List<X509Certificate> extraCerts;
    private UnaryOperator<byte[]> bitsChange = UnaryOperator.identity();
    private boolean withoutBits;
    private boolean withoutAlgorithm;
    private Optional<Consumer<MessageDraft>> laterChange = Optional.empty();

    public MessageDraft(BodyType body, ASN1Encodable content, Protection protection) {
        this.bodyTag = body.tag();
        this.content = content;
        this.protection = protection;
        this.sender = new GeneralName(protection.sender());
        this.recipient = new GeneralName(X500Name.getInstance(new DERSequence()));
        this.extraCerts = protection.extraCerts();
        protection.senderKid().ifPresent(kid -> fields.put(HeaderField.SENDER_KID, kid));
    }

    public MessageDraft pvno(int pvno) {
        this.pvno = pvno;
        return this;
    }

    public MessageDraft sender(X500Name name) {
        this.sender = new GeneralName(name);
        return this;
    }

    public MessageDraft recipient(X500Name name) {
        this.recipient = new GeneralName(name);
        return this;
    }

    /** Puts a value into an optional header field, in place of what was there. */
    public MessageDraft with(HeaderField field, ASN1Encodable value) {
        fields.put(field, value);
        return this;
    }

    public MessageDraft without(HeaderField field) {
        fields.remove(field);
        if (field == HeaderField.GENERAL_INFO) {
            generalInfo.clear();
        }
        return this;
    }

    public MessageDraft messageTime(Instant time) {
        return with(HeaderField.MESSAGE_TIME, new DERGeneralizedTime(Date.from(time)));
    }

    public MessageDraft transactionId(ASN1OctetString id) {
        return with(HeaderField.TRANSACTION_ID, id);
    }

    public MessageDraft senderNonce(ASN1OctetString nonce) {
        return with(HeaderField.SENDER_NONCE, nonce);
    }

    public MessageDraft recipNonce(ASN1OctetString nonce) {
        return with(HeaderField.RECIP_NONCE, nonce);
    }

    /** Appends an item to generalInfo. */
    public MessageDraft info(InfoItem item) {
        generalInfo.add(item);
        return this;
    }

    /** The items of generalInfo, to be changed in place. */
    public List<InfoItem> infos() {
        return generalInfo;
    }

    public MessageDraft body(BodyType type, ASN1Encodable content) {
        this.bodyTag = type.tag();
        this.content = content;
        return this;
    }

    public MessageDraft extraCerts(List<X509Certificate> certificates) {
        this.extraCerts = List.copyOf(certificates);
        return this;
    }

    public List<X509Certificate> extraCerts() {
        return extraCerts;
    }

    /** Computes the protection in another way, and leaves header fields and extraCerts as they are. */
    public MessageDraft protectedBy(Protection other) {
        this.protection = other;
        return this;
    }

    /** Changes the protection bits after they were computed. */
    public MessageDraft changingProtection(UnaryOperator<byte[]> change) {
        this.bitsChange = change;
        return this;
    }

    /** Keeps protectionAlg and leaves the protection itself out. */
    public MessageDraft withoutProtectionBits() {
        this.withoutBits = true;
        return this;
    }

    /** Keeps the protection and leaves protectionAlg out. */
    public MessageDraft withoutProtectionAlgorithm() {
        this.withoutAlgorithm = true;
        return this;
    }

    /** Changes the message after its protection was computed, so that the protection does not fit any more. */
    public MessageDraft afterProtection(Consumer<MessageDraft> change) {
        this.laterChange = Optional.of(change);
        return this;
    }

    public int pvno() {
        return pvno;
    }

    public GeneralName sender() {
        return sender;
    }

    public Optional<ASN1OctetString> octets(HeaderField field) {
        return Optional.ofNullable(fields.get(field)).map(ASN1OctetString::getInstance);
    }

    /** The message in DER. */
    public byte[] encode() {
        return der(build());
    }

    /** The message as ASN.1. */
    public ASN1Sequence build() {
        Optional<byte[]> bits = withoutBits || protection.algorithm().isEmpty()
                ? Optional.empty()
                : Optional.of(bitsChange.apply(protection.protect(der(protectedPart()))));
        laterChange.ifPresent(change -> change.accept(this));
        ASN1EncodableVector message = new ASN1EncodableVector();
        message.add(header());
        message.add(body());
        bits.ifPresent(value -> message.add(new DERTaggedObject(true, 0, new DERBitString(value))));
        if (!extraCerts.isEmpty()) {
            message.add(new DERTaggedObject(true, 1, certificates()));
        }
        return new DERSequence(message);
    }

    private DERSequence protectedPart() {
        return new DERSequence(new ASN1Encodable[] {header(), body()});
    }

    private DERSequence header() {
        ASN1EncodableVector header = new ASN1EncodableVector();
        header.add(new ASN1Integer(pvno));
        header.add(sender);
        header.add(recipient);
        Map<HeaderField, ASN1Encodable> all = new EnumMap<>(fields);
        if (!withoutAlgorithm) {
            protection.algorithm().ifPresent(algorithm -> all.putIfAbsent(HeaderField.PROTECTION_ALG, algorithm));
        }
        if (!generalInfo.isEmpty()) {
            all.putIfAbsent(
                    HeaderField.GENERAL_INFO,
                    new DERSequence(generalInfo.stream().map(InfoItem::encode).toArray(ASN1Encodable[]::new)));
        }
        all.forEach((field, value) -> header.add(new DERTaggedObject(true, field.tag(), value)));
        return new DERSequence(header);
    }

    private DERTaggedObject body() {
        return new DERTaggedObject(true, bodyTag, content);
    }

    private DERSequence certificates() {
        return new DERSequence(extraCerts.stream()
                .map(certificate -> ASN1Sequence.getInstance(Certificates.encoded(certificate)))
                .toArray(ASN1Encodable[]::new));
    }

    private static byte[] der(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded("DER");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
