package sol023.cmf.certificate;

/** Where a recorded certificate stands. What ends it first decides; expiry is seen from the clock and never stored. */
public enum CertificateState {
    /** Valid, or not yet valid. */
    ACCEPTED,
    /** Ended by a revocation. */
    REVOKED,
    /** Replaced by a newer certificate for the same names and no longer in use. */
    SUPERSEDED,
    /** Its time is over. */
    EXPIRED
}
