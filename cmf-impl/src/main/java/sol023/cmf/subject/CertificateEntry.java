package sol023.cmf.subject;

import java.util.List;
import sol023.cmf.ca.CertificateNames;
import sol023.cmf.ca.SubjectAttributes;

/**
 * The names of one certificate that may be asked for (certificateData, SOL023 table 5.6.4.2.3-1), as they were registered.
 *
 * @param subject the attributes of subjectName, none if there was no subjectName
 * @param alternativeNames the values of subjectAlternateName
 */
record CertificateEntry(SubjectAttributes subject, List<String> alternativeNames) {

    CertificateEntry {
        alternativeNames = List.copyOf(alternativeNames);
    }

    /**
     * The same names in canonical form.
     *
     * @throws sol023.cmf.ca.InvalidNameException if one of them cannot stand in a certificate
     */
    CertificateNames names() {
        return CertificateNames.of(subject, alternativeNames);
    }
}
