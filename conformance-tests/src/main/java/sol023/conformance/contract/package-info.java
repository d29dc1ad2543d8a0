/**
 * The OpenAPI contract as a judge of messages: which operation an exchange belongs to, and whether its answer fits the schema of that
 * operation and status. Knows nothing of requirements and verdicts; may use {@code exchange}.
 */
@org.jspecify.annotations.NullMarked
package sol023.conformance.contract;
