/**
 * HTTP towards the CMF: the REST interface of SOL023 clause 5.6 and the transfer of CMP messages (RFC 9811), over TLS
 * with the credential of a consumer, able to send any method, header and body. Each message is recorded. May use
 * {@code client.pki}, {@code exchange} and {@code target}.
 */
@org.jspecify.annotations.NullMarked
package sol023.conformance.client.rest;
