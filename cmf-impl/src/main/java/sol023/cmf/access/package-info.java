/**
 * Who calls: consumers with their TLS certificates, CMP signers and shared secrets (SOL023 clauses 5.2 and 5.4, annex C). Uses
 * nothing of the other packages.
 */
@NullMarked
package sol023.cmf.access;

import org.jspecify.annotations.NullMarked;
