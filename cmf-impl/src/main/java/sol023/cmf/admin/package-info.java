/**
 * What the operator of a CMF publishes, the CRL of the issuing CA (RFC 5280 §5), and what he decides, the requests that wait. May use {@code certificate},
 * {@code ca}, {@code sol013} and {@code store}.
 */
@org.jspecify.annotations.NullMarked
package sol023.cmf.admin;
