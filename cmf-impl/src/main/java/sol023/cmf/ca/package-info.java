/**
 * The certification authority (SOL023 clause 5.5, RFC 5280): names, signing requests, profiles, keys, certificates and CRLs. Speaks ASN.1; knows no
 * database and uses no other package of the CMF.
 */
@org.jspecify.annotations.NullMarked
package sol023.cmf.ca;
