package sol023.cmf.server;

import java.util.UUID;

/** Bodies of registrations; a test changes one thing. */
final class Registrations {

    static final String TARGET = "/nfv-cert/v1/subjects";

    private Registrations() {}

    /** A registration that is granted once. */
    static String valid() {
        return of("VNFCI_certificate", unique("vnfc"), unique("host") + ".example.org");
    }

    static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID();
    }

    static String of(String type, String vnfciId, String dnsName) {
        return """
                {"certType": "%s", "typeOfVnfcCertHandling": "delegation_mode",
                 "subjectId": [{"subjectId": "%s", "certificateData": [
                   {"subjectName": {"commonName": "%s", "organization": "Example"},
                    "subjectAlternateName": ["%s", "192.0.2.7"]}]}]}"""
                .formatted(type, vnfciId, dnsName, dnsName);
    }
}
