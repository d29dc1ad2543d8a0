package sol023.conformance.steps;

/** The certificate types with their spellings in REST (table 5.6.4.2.2-1), path (clause 5.4) and header (clause 5.7.3). */
public enum CertificateType {
    VNFCI("VNFCI_certificate", "vnfc-certificates", "urn:etsi:nfv:cert-type:vnfc-cert"),
    VNF_OAM("VNF_OAM_certificate", "vnfoam-certificates", "urn:etsi:nfv:cert-type:vnfoam-cert");

    private final String restValue;
    private final String pathName;
    private final String urn;

    CertificateType(String restValue, String pathName, String urn) {
        this.restValue = restValue;
        this.pathName = pathName;
        this.urn = urn;
    }

    public String restValue() {
        return restValue;
    }

    public String pathName() {
        return pathName;
    }

    public String urn() {
        return urn;
    }

    public CertificateType other() {
        return this == VNFCI ? VNF_OAM : VNFCI;
    }
}
