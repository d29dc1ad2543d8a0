/**
 * The OCSP responder of the issuing CA (RFC 6960, RFC 5019, RFC 9654). May use {@code certificate} for what became of certificates, {@code ca} for its
 * signer, and {@code store}.
 */
@NullMarked
package sol023.cmf.ocsp;

import org.jspecify.annotations.NullMarked;
