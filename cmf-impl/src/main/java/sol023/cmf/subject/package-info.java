/**
 * Registering, querying and deregistering subjects (SOL023 clauses 5.3.1, 5.3.2, 5.3.5 and 5.6): resource, rules and storage. May
 * use {@code certificate}, {@code ca}, {@code access}, {@code sol013} and {@code store}.
 */
@org.jspecify.annotations.NullMarked
package sol023.cmf.subject;
