/**
 * What a new edition of SOL023 changes: contract and register of two editions, compared. Uses the plan of {@code run} to name
 * the scenarios.
 */
@org.jspecify.annotations.NullMarked
package sol023.conformance.release;
