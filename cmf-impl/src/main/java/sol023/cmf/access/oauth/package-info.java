/**
 * OAuth 2.0 bearer tokens: signed ones checked with the keys of the authorization server, others by asking it (RFC 7519, RFC 7662, RFC
 * 8705). Uses {@code access} only.
 */
@NullMarked
package sol023.cmf.access.oauth;

import org.jspecify.annotations.NullMarked;
