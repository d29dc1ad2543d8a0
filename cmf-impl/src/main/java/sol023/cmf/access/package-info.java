/**
 * Who calls and what he may do: consumers with their TLS certificates, OAuth 2.0 clients, CMP signers and shared secrets, scopes and
 * limits (SOL023 clauses 5.2 and 5.4, annex C). Uses nothing of the other packages.
 */
@NullMarked
package sol023.cmf.access;

import org.jspecify.annotations.NullMarked;
