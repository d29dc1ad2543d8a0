package sol023.conformance.client.cmp;

import java.math.BigInteger;

/** PKIStatus (RFC 9810 §5.2.3); each with its number on the wire. */
public enum PkiStatus {
    ACCEPTED("accepted", 0),
    GRANTED_WITH_MODS("grantedWithMods", 1),
    REJECTION("rejection", 2),
    WAITING("waiting", 3),
    REVOCATION_WARNING("revocationWarning", 4),
    REVOCATION_NOTIFICATION("revocationNotification", 5),
    KEY_UPDATE_WARNING("keyUpdateWarning", 6);

    private final String label;
    private final int number;

    PkiStatus(String label, int number) {
        this.label = label;
        this.number = number;
    }

    int number() {
        return number;
    }

    static PkiStatus of(BigInteger number) throws CmpFormatException {
        for (PkiStatus status : values()) {
            if (BigInteger.valueOf(status.number).equals(number)) {
                return status;
            }
        }
        throw new CmpFormatException("PKIStatus " + number + " is not defined");
    }

    /** Whether a certificate comes with this status. */
    public boolean isGranted() {
        return this == ACCEPTED || this == GRANTED_WITH_MODS;
    }

    /** The name as the RFC spells it. */
    @Override
    public String toString() {
        return label;
    }
}
