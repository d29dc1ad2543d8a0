/**
 * The system under test: where it is, whom to trust, who we are, what it claims (IXIT and ICS), read from one file. Uses nothing
 * of the suite.
 */
@org.jspecify.annotations.NullMarked
package sol023.conformance.target;
