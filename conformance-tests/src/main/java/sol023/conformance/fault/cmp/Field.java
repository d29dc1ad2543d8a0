package sol023.conformance.fault.cmp;

import java.util.Arrays;

/** The optional fields of a PKIHeader by their tags (RFC 9810 §5.1.1). */
public enum Field {
    MESSAGE_TIME(0),
    PROTECTION_ALG(1),
    SENDER_KID(2),
    RECIP_KID(3),
    TRANSACTION_ID(4),
    SENDER_NONCE(5),
    RECIP_NONCE(6),
    FREE_TEXT(7),
    GENERAL_INFO(8);

    private final int tag;

    Field(int tag) {
        this.tag = tag;
    }

    int tag() {
        return tag;
    }

    static Field of(int tag) {
        return Arrays.stream(values())
                .filter(field -> field.tag == tag)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no header field has the tag " + tag));
    }
}
