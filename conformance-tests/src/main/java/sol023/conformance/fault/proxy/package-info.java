/**
 * A TLS proxy that hands every exchange to an interceptor and otherwise changes nothing but its own address (RFC 9112 framing, HTTP/1.0
 * and 1.1). Knows nothing of certificate management; uses the JDK only.
 */
@org.jspecify.annotations.NullMarked
package sol023.conformance.fault.proxy;
