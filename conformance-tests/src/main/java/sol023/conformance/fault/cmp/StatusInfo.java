package sol023.conformance.fault.cmp;

import java.util.Optional;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;

/** A PKIStatusInfo in its parts (RFC 9810 §5.2.3). */
public record StatusInfo(int status, Optional<ASN1Encodable> statusString, Optional<ASN1Encodable> failInfo) {

    public static final int ACCEPTED = 0;
    public static final int REJECTION = 2;
    public static final int REVOCATION_WARNING = 4;

    public static StatusInfo of(ASN1Encodable encoded) {
        ASN1Sequence sequence = ASN1Sequence.getInstance(encoded);
        Optional<ASN1Encodable> text = Optional.empty();
        Optional<ASN1Encodable> bits = Optional.empty();
        for (int i = 1; i < sequence.size(); i++) {
            if (sequence.getObjectAt(i) instanceof ASN1BitString) {
                bits = Optional.of(sequence.getObjectAt(i));
            } else {
                text = Optional.of(sequence.getObjectAt(i));
            }
        }
        return new StatusInfo(ASN1Integer.getInstance(sequence.getObjectAt(0)).intValueExact(), text, bits);
    }

    public boolean isGranted() {
        return status < REJECTION;
    }

    public boolean isRejection() {
        return status == REJECTION;
    }

    public StatusInfo withStatus(int changed) {
        return new StatusInfo(changed, statusString, failInfo);
    }

    public StatusInfo withText(Optional<ASN1Encodable> changed) {
        return new StatusInfo(status, changed, failInfo);
    }

    public StatusInfo withFailInfo(Optional<ASN1Encodable> changed) {
        return new StatusInfo(status, statusString, changed);
    }

    public ASN1Sequence encode() {
        ASN1EncodableVector parts = new ASN1EncodableVector();
        parts.add(new ASN1Integer(status));
        statusString.ifPresent(parts::add);
        failInfo.ifPresent(parts::add);
        return new DERSequence(parts);
    }
}
