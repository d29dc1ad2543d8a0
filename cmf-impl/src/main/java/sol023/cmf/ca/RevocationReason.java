package sol023.cmf.ca;

import java.util.Optional;
import java.util.stream.Stream;

/** Why a certificate is revoked (CRLReason of RFC 5280 §5.3.1). The number 7 is not assigned. */
public enum RevocationReason {
    UNSPECIFIED(0, "unspecified"),
    KEY_COMPROMISE(1, "keyCompromise"),
    CA_COMPROMISE(2, "cACompromise"),
    AFFILIATION_CHANGED(3, "affiliationChanged"),
    SUPERSEDED(4, "superseded"),
    CESSATION_OF_OPERATION(5, "cessationOfOperation"),
    CERTIFICATE_HOLD(6, "certificateHold"),
    REMOVE_FROM_CRL(8, "removeFromCRL"),
    PRIVILEGE_WITHDRAWN(9, "privilegeWithdrawn"),
    AA_COMPROMISE(10, "aACompromise");

    private final int code;
    private final String text;

    RevocationReason(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** The number in ASN.1. */
    public int code() {
        return code;
    }

    /** The name in ASN.1, for example {@code keyCompromise}. */
    public String text() {
        return text;
    }

    /** Whether this reason ends a certificate for good. A hold can be lifted again, and this CMF does not offer that. */
    public boolean isFinal() {
        return this != CERTIFICATE_HOLD && this != REMOVE_FROM_CRL;
    }

    /** The reason with this number; empty for numbers without a meaning. */
    public static Optional<RevocationReason> find(int code) {
        return Stream.of(values()).filter(reason -> reason.code == code).findFirst();
    }
}
