package sol023.cmf.ca;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The kinds of certificate that the CMF issues over CMP, with every way SOL023 and its companions spell them. */
public enum CertificateType {
    VNFCI(
            "VNFCI_certificate",
            "VNFCI certificate",
            "vnfc-certificates",
            "urn:etsi:nfv:cert-type:vnfc-cert",
            "VNFCI_CERT"),
    VNF_OAM(
            "VNF_OAM_certificate",
            "VNF OAM certificate",
            "vnfoam-certificates",
            "urn:etsi:nfv:cert-type:vnfoam-cert",
            "VNFOAM_CERT");

    private final String restValue;
    private final String filterValue;
    private final String pathName;
    private final String urn;
    private final String lcmValue;

    CertificateType(String restValue, String filterValue, String pathName, String urn, String lcmValue) {
        this.restValue = restValue;
        this.filterValue = filterValue;
        this.pathName = pathName;
        this.urn = urn;
        this.lcmValue = lcmValue;
    }

    /** The enumeration value in REST bodies, for example {@code VNFCI_certificate} (SOL023 clauses 5.6.5 and 7.6). */
    public String restValue() {
        return restValue;
    }

    /** The value as it is printed for notification filters, with blanks (SOL023 clause 7.6.3.2). */
    public String filterValue() {
        return filterValue;
    }

    /** The {@code {name}} in paths, for example {@code vnfc-certificates} (SOL023 clause 5.4). */
    public String pathName() {
        return pathName;
    }

    /** The value of the certificate type in the CMP header (SOL023 clause 5.7). */
    public String urn() {
        return urn;
    }

    /** The enumeration value in the VNF LCM interface (ETSI GS NFV-SOL 002 clause 5.5.3.44). */
    public String lcmValue() {
        return lcmValue;
    }

    /** The type with this {@link #restValue()}. */
    public static Optional<CertificateType> findByRestValue(String value) {
        return find(CertificateType::restValue, value);
    }

    /** The type with this {@link #filterValue()}. */
    public static Optional<CertificateType> findByFilterValue(String value) {
        return find(CertificateType::filterValue, value);
    }

    /** The type with this {@link #pathName()}. */
    public static Optional<CertificateType> findByPathName(String name) {
        return find(CertificateType::pathName, name);
    }

    /** The type with this {@link #urn()}. */
    public static Optional<CertificateType> findByUrn(String urn) {
        return find(CertificateType::urn, urn);
    }

    /** The type with this {@link #lcmValue()}. */
    public static Optional<CertificateType> findByLcmValue(String value) {
        return find(CertificateType::lcmValue, value);
    }

    private static Optional<CertificateType> find(Function<CertificateType, String> spelling, String value) {
        return Stream.of(values())
                .filter(type -> spelling.apply(type).equals(value))
                .findFirst();
    }
}
