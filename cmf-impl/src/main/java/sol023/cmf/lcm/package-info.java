/**
 * The VNF Lifecycle Management interface as the CMF uses it (SOL023 clause 6): subscribes at the configured VNFMs, takes their notifications, keeps an
 * inventory of VNF instances and VNFCs, and applies the policy for VNFCs that are gone. Uses {@code certificate} for revocations, {@code outbound} for
 * requests to the VNFM, and the packages below.
 */
@NullMarked
package sol023.cmf.lcm;

import org.jspecify.annotations.NullMarked;
