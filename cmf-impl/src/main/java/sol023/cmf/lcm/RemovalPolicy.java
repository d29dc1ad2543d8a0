package sol023.cmf.lcm;

/** What becomes of the certificates of a VNFC that is gone. */
public enum RemovalPolicy {
    /** They are revoked, reason cessationOfOperation. */
    REVOKE,
    /** They stay; the operator is told. */
    REPORT
}
