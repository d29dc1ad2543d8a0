/**
 * Holds the contract in {@code openapi/} against the tables of the standards (SOL023 clauses 5.6, 6 and 7, SOL013), and the
 * generated code against the contract. Uses the generated packages and a YAML reader, nothing else.
 */
@NullMarked
package sol023.contract;

import org.jspecify.annotations.NullMarked;
