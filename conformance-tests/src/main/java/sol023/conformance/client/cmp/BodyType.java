package sol023.conformance.client.cmp;

import java.util.Arrays;
import java.util.Optional;

/** The choices of PKIBody with their names and tags (RFC 9810 §5.1.2, SOL023 table 5.5.2.4-1). */
public enum BodyType {
    IR("ir", 0),
    IP("ip", 1),
    CR("cr", 2),
    CP("cp", 3),
    P10CR("p10cr", 4),
    POPDECC("popdecc", 5),
    POPDECR("popdecr", 6),
    KUR("kur", 7),
    KUP("kup", 8),
    KRR("krr", 9),
    KRP("krp", 10),
    RR("rr", 11),
    RP("rp", 12),
    CCR("ccr", 13),
    CCP("ccp", 14),
    CKUANN("ckuann", 15),
    CANN("cann", 16),
    RANN("rann", 17),
    CRLANN("crlann", 18),
    PKICONF("pkiconf", 19),
    NESTED("nested", 20),
    GENM("genm", 21),
    GENP("genp", 22),
    ERROR("error", 23),
    CERT_CONF("certConf", 24),
    POLL_REQ("pollReq", 25),
    POLL_REP("pollRep", 26);

    private final String label;
    private final int tag;

    BodyType(String label, int tag) {
        this.label = label;
        this.tag = tag;
    }

    public int tag() {
        return tag;
    }

    static Optional<BodyType> of(int tag) {
        return Arrays.stream(values()).filter(type -> type.tag == tag).findFirst();
    }

    /** The name as the RFC spells it. */
    @Override
    public String toString() {
        return label;
    }
}
