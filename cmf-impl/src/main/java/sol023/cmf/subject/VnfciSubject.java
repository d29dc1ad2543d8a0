package sol023.cmf.subject;

import java.util.List;

/**
 * A VNFCI and the certificates that may be asked for it (the structure subjectId, SOL023 table 5.6.4.2.3-1).
 *
 * @param vnfciId the inner attribute subjectId
 */
record VnfciSubject(String vnfciId, List<CertificateEntry> certificates) {

    VnfciSubject {
        certificates = List.copyOf(certificates);
    }
}
