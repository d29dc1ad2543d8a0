package sol023.cmf.lcm;

/**
 * An operation on a VNF instance (VnfLcmOpOcc, SOL002 clause 5.5.2.13).
 *
 * @param kind for example SCALE
 */
record Operation(String id, String vnfId, String kind, OperationState state) {}
