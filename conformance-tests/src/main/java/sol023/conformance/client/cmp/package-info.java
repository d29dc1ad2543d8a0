/**
 * The suite's own CMP codec (RFC 9810, RFC 9483; SOL023 clause 5.5): composes requests, right and wrong, and parses and
 * verifies answers. Written on plain ASN.1, so that it shares no message code with the systems it tests. May use
 * {@code client.pki}, {@code client.rest} and {@code exchange}.
 */
@org.jspecify.annotations.NullMarked
package sol023.conformance.client.cmp;
