/**
 * The implementation conformance statement: the proforma, what the target file declares, what was observed, and a proposal made of both. May
 * use target.
 */
@org.jspecify.annotations.NullMarked
package sol023.conformance.ics;
