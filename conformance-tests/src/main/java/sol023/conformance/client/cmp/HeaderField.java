package sol023.conformance.client.cmp;

import java.util.Arrays;
import java.util.Optional;

/** The optional, tagged fields of PKIHeader (RFC 9810 §5.1.1), in their order. */
public enum HeaderField {
    MESSAGE_TIME("messageTime", 0),
    PROTECTION_ALG("protectionAlg", 1),
    SENDER_KID("senderKID", 2),
    RECIP_KID("recipKID", 3),
    TRANSACTION_ID("transactionID", 4),
    SENDER_NONCE("senderNonce", 5),
    RECIP_NONCE("recipNonce", 6),
    FREE_TEXT("freeText", 7),
    GENERAL_INFO("generalInfo", 8);

    private final String label;
    private final int tag;

    HeaderField(String label, int tag) {
        this.label = label;
        this.tag = tag;
    }

    int tag() {
        return tag;
    }

    static Optional<HeaderField> of(int tag) {
        return Arrays.stream(values()).filter(field -> field.tag == tag).findFirst();
    }

    /** The name as the RFC spells it. */
    @Override
    public String toString() {
        return label;
    }
}
