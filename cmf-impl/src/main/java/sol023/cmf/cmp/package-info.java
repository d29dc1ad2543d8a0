/**
 * The CMP interface: certificate signing requests and revocations (SOL023 clauses 5.2.1, 5.2.2, 5.3.3, 5.3.4, 5.4, 5.5.2, 5.5.3 and
 * 5.7; RFC 9483, RFC 9810, RFC 9811). Translates messages and keeps CMP transactions; what happens to a certificate is decided in
 * {@code certificate}. Uses {@code certificate}, {@code ca}, {@code access} and {@code store}.
 */
@NullMarked
package sol023.cmf.cmp;

import org.jspecify.annotations.NullMarked;
