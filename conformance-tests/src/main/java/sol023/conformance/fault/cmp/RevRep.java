package sol023.conformance.fault.cmp;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;

/**
 * A RevRepContent in its parts (RFC 9810 §5.3.10).
 *
 * @param rest revCerts and crls as they stand, tagged
 */
public record RevRep(List<StatusInfo> statuses, List<ASN1Encodable> rest) {

    public RevRep {
        statuses = List.copyOf(statuses);
        rest = List.copyOf(rest);
    }

    public static RevRep of(Message rp) {
        ASN1Sequence content = ASN1Sequence.getInstance(rp.content());
        List<StatusInfo> statuses = new ArrayList<>();
        ASN1Sequence.getInstance(content.getObjectAt(0)).forEach(status -> statuses.add(StatusInfo.of(status)));
        List<ASN1Encodable> rest = new ArrayList<>();
        for (int i = 1; i < content.size(); i++) {
            rest.add(content.getObjectAt(i));
        }
        return new RevRep(statuses, rest);
    }

    /** The first status. */
    public StatusInfo status() {
        return statuses.get(0);
    }

    public RevRep withStatus(StatusInfo changed) {
        List<StatusInfo> all = new ArrayList<>(statuses);
        all.set(0, changed);
        return new RevRep(all, rest);
    }

    public RevRep withStatuses(List<StatusInfo> changed) {
        return new RevRep(changed, rest);
    }

    public RevRep withRest(List<ASN1Encodable> changed) {
        return new RevRep(statuses, changed);
    }

    public ASN1Sequence encode() {
        ASN1EncodableVector parts = new ASN1EncodableVector();
        parts.add(new DERSequence(statuses.stream().map(StatusInfo::encode).toArray(ASN1Encodable[]::new)));
        rest.forEach(parts::add);
        return new DERSequence(parts);
    }
}
