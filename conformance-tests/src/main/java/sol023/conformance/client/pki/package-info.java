/**
 * Keys, certification requests (PKCS #10), certificates and CRLs as the suite makes and reads them (SOL023 clause
 * 5.5.2.5; RFC 2986, RFC 5280). May use nothing of the suite but {@code exchange}.
 */
@org.jspecify.annotations.NullMarked
package sol023.conformance.client.pki;
