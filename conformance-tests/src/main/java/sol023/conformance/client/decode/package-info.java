/**
 * Readable views of what travels: PKIMessage (RFC 9810), PKCS #10 requests (RFC 2986), certificates and CRLs (RFC 5280) as
 * trees with the names of the standards. Shares nothing with the codec. May use {@code exchange}.
 */
@org.jspecify.annotations.NullMarked
package sol023.conformance.client.decode;
