/**
 * The rules of ETSI GS NFV-SOL 013 that every REST resource follows: problem details (clause 6.3), the Version header (clause 9.3),
 * API versions, JSON bodies. Knows nothing of certificates and uses no other package of the CMF.
 */
@org.jspecify.annotations.NullMarked
package sol023.cmf.sol013;
