/** Gets OAuth 2.0 access tokens for a consumer and sends its requests with them; uses client.rest, exchange and target. */
@org.jspecify.annotations.NullMarked
package sol023.conformance.client.oauth;
