/**
 * The requirement register: one row per statement of the standards, with our paraphrase, its place and the hash of the
 * sentence. Uses nothing of the suite.
 */
@org.jspecify.annotations.NullMarked
package sol023.conformance.requirement;
