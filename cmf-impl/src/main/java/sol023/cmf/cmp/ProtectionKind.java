package sol023.cmf.cmp;

/** How a message is protected; one operation keeps to one kind (RFC 9483 section 3.2). */
enum ProtectionKind {
    SIGNATURE,
    MAC
}
