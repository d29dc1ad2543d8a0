package sol023.conformance.fault.cmp;

/** The body types that SOL023 profiles, by their tags (RFC 9810 §5.1.2). */
public enum Body {
    IP(1),
    CP(3),
    P10CR(4),
    RR(11),
    RP(12),
    PKICONF(19),
    GENP(22),
    ERROR(23),
    CERT_CONF(24);

    private final int tag;

    Body(int tag) {
        this.tag = tag;
    }

    public int tag() {
        return tag;
    }
}
