package sol023.cmf.ca;

import java.io.Serial;

/** A certificate signing request that the CA does not sign. */
public final class CsrException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final String detail;

    CsrException(Problem problem, String detail) {
        super(problem + ": " + detail);
        this.problem = problem;
        this.detail = detail;
    }

    /** What kind of fault the request has. */
    public Problem problem() {
        return problem;
    }

    /** What is wrong, in words for the requester. */
    public String detail() {
        return detail;
    }

    /** The kinds of fault. */
    public enum Problem {
        /** Not a CertificationRequest, or one that contradicts RFC 2986. */
        MALFORMED,
        /** The signature is not by the key in the request. */
        PROOF_OF_POSSESSION,
        /** Key too short, unknown curve, or a kind of key that the profile does not allow. */
        KEY_NOT_ALLOWED,
        /** A signature algorithm that is too weak or unknown. */
        ALGORITHM_NOT_ALLOWED,
        /** An extension that would give rights which the profile does not give. */
        EXTENSION_NOT_ALLOWED,
        /** A subject or alternative name that no certificate of this CA can carry. */
        NAMES_NOT_USABLE
    }
}
