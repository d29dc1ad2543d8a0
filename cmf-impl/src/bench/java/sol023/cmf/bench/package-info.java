/**
 * Benchmarks: what the CMF costs, each time beside its floor, the same work without the CMF's logic. Compiled and run
 * by the profile {@code bench} only; {@code docs/benchmarks.md} says how.
 */
@NullMarked
package sol023.cmf.bench;

import org.jspecify.annotations.NullMarked;
