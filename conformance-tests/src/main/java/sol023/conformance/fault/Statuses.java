package sol023.conformance.fault;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import sol023.conformance.fault.cmp.Body;
import sol023.conformance.fault.cmp.Message;

/** Reads what status an answer of the CMF has (RFC 9810 §5.2.3). */
final class Statuses {

    private static final int REJECTION = 2;

    private Statuses() {}

    /** Whether the message is an error, or a cp or rp that rejects. */
    static boolean rejects(Message answer) {
        if (answer.is(Body.ERROR)) {
            return true;
        }
        if (answer.is(Body.CP)) {
            return code(statusOf(responseOf(answer))) == REJECTION;
        }
        return answer.is(Body.RP) && code(first(ASN1Sequence.getInstance(answer.content()))) == REJECTION;
    }

    /** Whether the message is a cp that grants a certificate. */
    static boolean grants(Message answer) {
        return answer.is(Body.CP) && code(statusOf(responseOf(answer))) < REJECTION;
    }

    /** Whether the message is an rp that accepts. */
    static boolean revokes(Message answer) {
        return answer.is(Body.RP) && code(first(ASN1Sequence.getInstance(answer.content()))) < REJECTION;
    }

    /** The one CertResponse of a cp. */
    static ASN1Sequence responseOf(Message cp) {
        ASN1Sequence content = ASN1Sequence.getInstance(cp.content());
        ASN1Encodable responses =
                content.getObjectAt(0) instanceof ASN1TaggedObject ? content.getObjectAt(1) : content.getObjectAt(0);
        return ASN1Sequence.getInstance(ASN1Sequence.getInstance(responses).getObjectAt(0));
    }

    private static ASN1Sequence statusOf(ASN1Sequence response) {
        return ASN1Sequence.getInstance(response.getObjectAt(1));
    }

    private static ASN1Sequence first(ASN1Sequence content) {
        return ASN1Sequence.getInstance(
                ASN1Sequence.getInstance(content.getObjectAt(0)).getObjectAt(0));
    }

    private static int code(ASN1Sequence status) {
        return ASN1Integer.getInstance(status.getObjectAt(0)).intValueExact();
    }
}
