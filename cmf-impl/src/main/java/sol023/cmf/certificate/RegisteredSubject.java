package sol023.cmf.certificate;

import sol023.cmf.access.Consumer;

/**
 * The registered entry that a certificate is issued for.
 *
 * @param subjectInstanceId the SubjectInstance (SOL023 clause 5.6.5.3)
 * @param vnfciId the VNFCI in it
 * @param owner who registered it
 */
public record RegisteredSubject(String subjectInstanceId, String vnfciId, Consumer owner) {}
