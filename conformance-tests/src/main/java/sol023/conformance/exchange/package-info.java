/** What went over the wire, kept as evidence: raw and decoded, with every secret removed when it is captured. May use target. */
@org.jspecify.annotations.NullMarked
package sol023.conformance.exchange;
