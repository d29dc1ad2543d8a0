/** Comparing expected and actual, and the verdicts that come of it. May use requirement, target and exchange. */
@org.jspecify.annotations.NullMarked
package sol023.conformance.check;
