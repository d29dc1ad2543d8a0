package sol023.conformance.client.cmp;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1BitString;

/** PKIFailureInfo (RFC 9810 §5.2.3); each with the number of its bit, counted from the left. */
public enum FailInfo {
    BAD_ALG("badAlg", 0),
    BAD_MESSAGE_CHECK("badMessageCheck", 1),
    BAD_REQUEST("badRequest", 2),
    BAD_TIME("badTime", 3),
    BAD_CERT_ID("badCertId", 4),
    BAD_DATA_FORMAT("badDataFormat", 5),
    WRONG_AUTHORITY("wrongAuthority", 6),
    INCORRECT_DATA("incorrectData", 7),
    MISSING_TIME_STAMP("missingTimeStamp", 8),
    BAD_POP("badPOP", 9),
    CERT_REVOKED("certRevoked", 10),
    CERT_CONFIRMED("certConfirmed", 11),
    WRONG_INTEGRITY("wrongIntegrity", 12),
    BAD_RECIPIENT_NONCE("badRecipientNonce", 13),
    TIME_NOT_AVAILABLE("timeNotAvailable", 14),
    UNACCEPTED_POLICY("unacceptedPolicy", 15),
    UNACCEPTED_EXTENSION("unacceptedExtension", 16),
    ADD_INFO_NOT_AVAILABLE("addInfoNotAvailable", 17),
    BAD_SENDER_NONCE("badSenderNonce", 18),
    BAD_CERT_TEMPLATE("badCertTemplate", 19),
    SIGNER_NOT_TRUSTED("signerNotTrusted", 20),
    TRANSACTION_ID_IN_USE("transactionIdInUse", 21),
    UNSUPPORTED_VERSION("unsupportedVersion", 22),
    NOT_AUTHORIZED("notAuthorized", 23),
    SYSTEM_UNAVAIL("systemUnavail", 24),
    SYSTEM_FAILURE("systemFailure", 25),
    DUPLICATE_CERT_REQ("duplicateCertReq", 26);

    private final String label;
    private final int bit;

    FailInfo(String label, int bit) {
        this.label = label;
        this.bit = bit;
    }

    /** The defined bits that are set; bits beyond the defined ones are left out. */
    static Set<FailInfo> of(ASN1BitString bits) {
        byte[] octets = bits.getBytes();
        Set<FailInfo> set = EnumSet.noneOf(FailInfo.class);
        for (FailInfo info : values()) {
            int octet = info.bit / 8;
            if (octet < octets.length && (octets[octet] & (0x80 >> (info.bit % 8))) != 0) {
                set.add(info);
            }
        }
        return set;
    }

    int bit() {
        return bit;
    }

    /** The bit with this name; empty if no bit is called so. */
    public static Optional<FailInfo> named(String name) {
        return Arrays.stream(values()).filter(info -> info.label.equals(name)).findFirst();
    }

    /** The name as the RFC spells it. */
    @Override
    public String toString() {
        return label;
    }
}
