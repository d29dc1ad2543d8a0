/**
 * The life of a certificate (SOL023 clauses 5.3.3, 5.3.4 and 7.6): request, issue, refuse, confirm, revoke, expire, in one place for every protocol; and the
 * certificates of consumers as a resource (interpretation I-09). May use {@code ca}, {@code access}, {@code sol013} and {@code store}; speaks no ASN.1.
 */
@org.jspecify.annotations.NullMarked
package sol023.cmf.certificate;
