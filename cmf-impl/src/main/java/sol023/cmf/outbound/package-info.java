/**
 * Requests that the CMF itself sends: to the notification endpoints and token endpoints that consumers name, and to configured VNFMs. Decides to which addresses
 * anything is sent at all, and bounds time and size. Uses nothing of the other packages.
 */
@org.jspecify.annotations.NullMarked
package sol023.cmf.outbound;
