/** The command line of the conformance suite: one command per task, exit codes as the design promises. */
@org.jspecify.annotations.NullMarked
package sol023.conformance.cli;
