/**
 * The suite's proof of itself: a CMF that is wrong in one named way, made by a proxy in front of a good one, and the matrix of which
 * check noticed which fault. Uses {@code fault.proxy}, {@code fault.lab}, {@code fault.cmp}, {@code requirement} and {@code check}.
 */
@org.jspecify.annotations.NullMarked
package sol023.conformance.fault;
