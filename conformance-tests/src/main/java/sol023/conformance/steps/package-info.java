/**
 * The words of the feature files: each step calls a client and notes checks, with the requirement that they judge. One
 * object per scenario holds what the scenario has made, and removes it in the end. May use {@code client}, {@code check},
 * {@code requirement}, {@code exchange} and {@code target}; nothing of the suite uses it.
 */
@org.jspecify.annotations.NullMarked
package sol023.conformance.steps;
