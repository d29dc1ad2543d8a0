/**
 * The VNF Lifecycle Management interface (SOL002 clause 5) of the VNFM that the suite plays, cut down to what SOL023 clause 6 allows, over VNFs
 * that exist on paper only. JSON is built by hand. May use {@code client}, {@code exchange}, {@code target} and {@code vnfm}.
 */
@org.jspecify.annotations.NullMarked
package sol023.conformance.vnfm.lcm;
