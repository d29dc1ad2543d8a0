package sol023.conformance.client.cmp;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;

/** One InfoTypeAndValue of generalInfo (RFC 9810 §5.1.1, §5.3.19). */
public record InfoItem(ASN1ObjectIdentifier type, Optional<ASN1Primitive> value) {

    public static final ASN1ObjectIdentifier IMPLICIT_CONFIRM = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.4.13");
    public static final ASN1ObjectIdentifier CONFIRM_WAIT_TIME = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.4.14");
    public static final ASN1ObjectIdentifier CERT_PROFILE = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.4.21");

    public static InfoItem of(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return new InfoItem(type, Optional.of(value.toASN1Primitive()));
    }

    /** Text as the value: the form in which SOL023 clause 5.7 is read (interpretation I-03). */
    public static InfoItem text(ASN1ObjectIdentifier type, String value) {
        return of(type, new DERUTF8String(value));
    }

    public static InfoItem implicitConfirm() {
        return of(IMPLICIT_CONFIRM, DERNull.INSTANCE);
    }

    public static InfoItem confirmWaitTime(Instant until) {
        return of(CONFIRM_WAIT_TIME, new DERGeneralizedTime(Date.from(until)));
    }

    public static InfoItem certProfile(String name) {
        return of(CERT_PROFILE, new DERSequence(new DERUTF8String(name)));
    }

    static InfoItem parse(ASN1Encodable encoded) throws CmpFormatException {
        ASN1Sequence pair = ASN1Sequence.getInstance(encoded);
        if (pair.size() < 1 || pair.size() > 2) {
            throw new CmpFormatException("InfoTypeAndValue has " + pair.size() + " elements");
        }
        return new InfoItem(
                ASN1ObjectIdentifier.getInstance(pair.getObjectAt(0)),
                pair.size() == 1
                        ? Optional.empty()
                        : Optional.of(pair.getObjectAt(1).toASN1Primitive()));
    }

    public ASN1Sequence encode() {
        return value.<ASN1Sequence>map(v -> new DERSequence(new ASN1Encodable[] {type, v}))
                .orElseGet(() -> new DERSequence(type));
    }
}
