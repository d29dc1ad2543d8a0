/**
 * A run: which scenarios are meant, which of them apply, running them with Cucumber, and the verdict over all. May use check and
 * what is below it. The steps are found by their package name only.
 */
@org.jspecify.annotations.NullMarked
package sol023.conformance.run;
