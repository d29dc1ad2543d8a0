package sol023.cmf.cmp;

import java.util.Arrays;
import org.bouncycastle.asn1.cmp.PKIBody;

/** The alternatives of PKIBody (RFC 9810 section 5.1.2), by the part they play towards a CMF. */
enum MessageType {
    IR(PKIBody.TYPE_INIT_REQ, "ir", Part.OPENS),
    IP(PKIBody.TYPE_INIT_REP, "ip", Part.ANSWERS),
    CR(PKIBody.TYPE_CERT_REQ, "cr", Part.OPENS),
    CP(PKIBody.TYPE_CERT_REP, "cp", Part.ANSWERS),
    P10CR(PKIBody.TYPE_P10_CERT_REQ, "p10cr", Part.OPENS),
    POPDECC(PKIBody.TYPE_POPO_CHALL, "popdecc", Part.ANSWERS),
    POPDECR(PKIBody.TYPE_POPO_REP, "popdecr", Part.CONTINUES),
    KUR(PKIBody.TYPE_KEY_UPDATE_REQ, "kur", Part.OPENS),
    KUP(PKIBody.TYPE_KEY_UPDATE_REP, "kup", Part.ANSWERS),
    KRR(PKIBody.TYPE_KEY_RECOVERY_REQ, "krr", Part.OPENS),
    KRP(PKIBody.TYPE_KEY_RECOVERY_REP, "krp", Part.ANSWERS),
    RR(PKIBody.TYPE_REVOCATION_REQ, "rr", Part.OPENS),
    RP(PKIBody.TYPE_REVOCATION_REP, "rp", Part.ANSWERS),
    CCR(PKIBody.TYPE_CROSS_CERT_REQ, "ccr", Part.OPENS),
    CCP(PKIBody.TYPE_CROSS_CERT_REP, "ccp", Part.ANSWERS),
    CKUANN(PKIBody.TYPE_CA_KEY_UPDATE_ANN, "ckuann", Part.OPENS),
    CANN(PKIBody.TYPE_CERT_ANN, "cann", Part.OPENS),
    RANN(PKIBody.TYPE_REVOCATION_ANN, "rann", Part.OPENS),
    CRLANN(PKIBody.TYPE_CRL_ANN, "crlann", Part.OPENS),
    PKICONF(PKIBody.TYPE_CONFIRM, "pkiconf", Part.ANSWERS),
    NESTED(PKIBody.TYPE_NESTED, "nested", Part.OPENS),
    GENM(PKIBody.TYPE_GEN_MSG, "genm", Part.OPENS),
    GENP(PKIBody.TYPE_GEN_REP, "genp", Part.ANSWERS),
    ERROR(PKIBody.TYPE_ERROR, "error", Part.CONTINUES),
    CERT_CONF(PKIBody.TYPE_CERT_CONFIRM, "certConf", Part.CONTINUES),
    POLL_REQ(PKIBody.TYPE_POLL_REQ, "pollReq", Part.CONTINUES),
    POLL_REP(PKIBody.TYPE_POLL_REP, "pollRep", Part.ANSWERS);

    private enum Part {
        OPENS,
        CONTINUES,
        ANSWERS
    }

    private final int tag;
    private final String standardName;
    private final Part part;

    MessageType(int tag, String standardName, Part part) {
        this.tag = tag;
        this.standardName = standardName;
        this.part = part;
    }

    static MessageType of(int tag) {
        return Arrays.stream(values())
                .filter(each -> each.tag == tag)
                .findAny()
                .orElseThrow(() -> new CmpProblemException(
                        FailInfo.BAD_DATA_FORMAT, "The body [" + tag + "] is none of the bodies of a PKIMessage."));
    }

    /** What a request for a certificate is answered with. */
    MessageType answer() {
        return switch (this) {
            case IR -> IP;
            case CR, P10CR -> CP;
            case KUR -> KUP;
            default -> throw new IllegalStateException(standardName + " asks for no certificate");
        };
    }

    int tag() {
        return tag;
    }

    /** The name in the standard, for example {@code p10cr}. */
    String standardName() {
        return standardName;
    }

    /** Whether a client begins a transaction with it. */
    boolean opensTransaction() {
        return part == Part.OPENS;
    }

    /** Whether it belongs to a transaction that an earlier message opened. */
    boolean continuesTransaction() {
        return part == Part.CONTINUES;
    }
}
