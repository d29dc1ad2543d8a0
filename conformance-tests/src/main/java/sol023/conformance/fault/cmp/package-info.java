/**
 * Takes CMP messages, certificates and CRLs apart, changes one thing and makes them whole again: protected with the CMF's own key or secret,
 * signed by its own CA. Shares no code with the suite's client, and uses {@code fault.lab} for the keys.
 */
@org.jspecify.annotations.NullMarked
package sol023.conformance.fault.cmp;
