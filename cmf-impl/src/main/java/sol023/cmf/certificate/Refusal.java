package sol023.cmf.certificate;

import sol023.cmf.ca.CsrException;

/**
 * A decided no.
 *
 * @param detail what the requester can mend, without anything about other parties
 */
public record Refusal(Reason reason, String detail) {

    /** The refusal of a certification request that the CA does not take. */
    public static Refusal of(CsrException notTaken) {
        var reason =
                switch (notTaken.problem()) {
                    case MALFORMED -> Reason.CSR_MALFORMED;
                    case PROOF_OF_POSSESSION -> Reason.PROOF_OF_POSSESSION;
                    case KEY_NOT_ALLOWED -> Reason.KEY_NOT_ALLOWED;
                    case ALGORITHM_NOT_ALLOWED -> Reason.ALGORITHM_NOT_ALLOWED;
                    case EXTENSION_NOT_ALLOWED -> Reason.EXTENSION_NOT_ALLOWED;
                    case NAMES_NOT_USABLE -> Reason.NAMES_NOT_USABLE;
                };
        return new Refusal(reason, notTaken.detail());
    }

    /** Why; each protocol says it in its own words. */
    public enum Reason {
        /** No subject with exactly these names is registered for this type of certificate. */
        SUBJECT_NOT_REGISTERED,
        /** The subject or certificate is another consumer's. */
        NOT_PERMITTED,
        /** A name that this CMF puts into no certificate. */
        NAMES_NOT_USABLE,
        /** The request is not signed by its own key. */
        PROOF_OF_POSSESSION,
        /** Not a certification request. */
        CSR_MALFORMED,
        /** Too short a key, an unknown curve, a kind of key the profile excludes. */
        KEY_NOT_ALLOWED,
        /** A weak or unknown signature algorithm. */
        ALGORITHM_NOT_ALLOWED,
        /** An extension that asks for rights the profile does not give. */
        EXTENSION_NOT_ALLOWED,
        /** No such certificate, or not of the type addressed. */
        CERTIFICATE_UNKNOWN,
        /** The certificate is revoked already. */
        CERTIFICATE_REVOKED,
        /** The certificate has expired. */
        CERTIFICATE_EXPIRED,
        /** The request describes the certificate differently from what it is. */
        CERTIFICATE_DETAILS_DIFFER,
        /** A revocation reason that is not offered. */
        REASON_NOT_ALLOWED,
        /** Too many requests of this consumer wait for a decision. */
        TOO_MANY_WAITING,
        /** The operator, or the profile, has said no. */
        DENIED,
        /** Nobody has decided in time. */
        NOT_DECIDED,
        /** The requester has given up. */
        WITHDRAWN
    }
}
