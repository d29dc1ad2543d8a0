/**
 * The VNFM that the suite plays: an HTTPS server with notification callbacks whose answers a scenario chooses, a token endpoint, and the VNF LCM
 * interface as SOL023 clause 6 allows it to a CMF. May use {@code client.pki}, {@code contract}, {@code exchange} and {@code target}.
 */
@org.jspecify.annotations.NullMarked
package sol023.conformance.vnfm;
