/**
 * Start-up: configuration, TLS, the HTTP listeners and what is mounted on them (SOL023 clause 5.4), the lab. Builds every object of
 * the CMF by hand and may use every package but {@code cli}.
 */
@org.jspecify.annotations.NullMarked
package sol023.cmf.server;
