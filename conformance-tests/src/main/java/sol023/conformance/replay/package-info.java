/** Recorded requests sent again, and the answers beside those of the earlier run; judges nothing. May use report's results and client. */
@org.jspecify.annotations.NullMarked
package sol023.conformance.replay;
