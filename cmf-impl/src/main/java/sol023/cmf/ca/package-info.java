/**
 * The certification authority (SOL023 clause 5.5, RFC 5280): names, signing requests, profiles, keys, certificates and CRLs. Speaks ASN.1; knows no
 * database and may use only {@code store}, {@code access} and {@code sol013}.
 */
@org.jspecify.annotations.NullMarked
package sol023.cmf.ca;
