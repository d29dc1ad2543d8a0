/**
 * What the operator of a CMF publishes: the CRL of the issuing CA (RFC 5280 §5) over HTTP. May use {@code certificate}, {@code ca} and {@code store}.
 */
@org.jspecify.annotations.NullMarked
package sol023.cmf.admin;
