package sol023.cmf.certificate;

/** Where a recorded certificate stands. What ends it first decides; expiry is seen from the clock and never stored. */
public enum CertificateState {
    /** Valid, or not yet valid. */
    ACCEPTED,
    /** Ended by a revocation. */
    REVOKED,
    /** Its time is over. */
    EXPIRED
}
