package sol023.cmf.process;

/** The names of one subject in these tests, all made from one word. */
public record Names(String word) {

    /** Identifier of the VNFC instance. */
    public String vnfci() {
        return "vnfci-" + word;
    }

    /** Its DNS name, the subject alternative name of its certificate. */
    public String host() {
        return word + ".example";
    }

    /** The subject of its certificate. */
    public String subject() {
        return "O=Lab,CN=" + word;
    }

    /** The request that registers it for a VNFCI certificate (SOL023 table 5.6.4.2.3-1). */
    public String registration() {
        return """
                {"certType": "VNFCI_certificate",
                 "typeOfVnfcCertHandling": "delegation_mode",
                 "subjectId": [{"subjectId": "%s", "certificateData": [
                   {"subjectName": {"organization": "Lab", "commonName": "%s"}, "subjectAlternateName": ["%s"]}]}]}
                """
                .formatted(vnfci(), word, host());
    }
}
