package sol023.cmf.cmp;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cmp.ErrorMsgContent;
import org.bouncycastle.asn1.cmp.InfoTypeAndValue;
import org.bouncycastle.asn1.cmp.PKIBody;

/**
 * What the CMF answers, before header and protection.
 *
 * @param httpStatus the status of the HTTP answer
 * @param extraCerts certificates that belong to the body: the chain of an issued certificate
 * @param verdict for the log
 * @param isRefusal whether what was asked for is not done
 */
record Reply(
        PKIBody body,
        int httpStatus,
        List<InfoTypeAndValue> generalInfo,
        List<X509Certificate> extraCerts,
        String verdict,
        boolean isRefusal) {

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;

    Reply {
        generalInfo = List.copyOf(generalInfo);
        extraCerts = List.copyOf(extraCerts);
    }

    static Reply of(MessageType type, ASN1Encodable content, String verdict) {
        return new Reply(new PKIBody(type.tag(), content), OK, List.of(), List.of(), verdict, false);
    }

    /** An {@code error} message (RFC 9483 section 3.6.4). */
    static Reply error(CmpProblemException problem) {
        var content = new ErrorMsgContent(StatusInfo.rejection(problem.failInfo(), problem.statusString()));
        return refusal(MessageType.ERROR, content, StatusInfo.verdict(problem.failInfo(), problem.statusString()));
    }

    /** An answer that says no. */
    static Reply refusal(MessageType type, ASN1Encodable content, String verdict) {
        return new Reply(new PKIBody(type.tag(), content), OK, List.of(), List.of(), verdict, true);
    }

    /** The same for something that was no CMP message at all, which HTTP shall know too. */
    static Reply malformed(CmpProblemException problem) {
        return error(problem).withHttpStatus(BAD_REQUEST);
    }

    static Reply pkiConf(String verdict) {
        return of(MessageType.PKICONF, DERNull.INSTANCE, verdict);
    }

    Reply withHttpStatus(int status) {
        return new Reply(body, status, generalInfo, extraCerts, verdict, isRefusal);
    }

    Reply withExtraCerts(List<X509Certificate> certificates) {
        return new Reply(body, httpStatus, generalInfo, certificates, verdict, isRefusal);
    }

    Reply withGeneralInfo(Optional<InfoTypeAndValue> entry) {
        return new Reply(body, httpStatus, entry.map(List::of).orElse(List.of()), extraCerts, verdict, isRefusal);
    }
}
