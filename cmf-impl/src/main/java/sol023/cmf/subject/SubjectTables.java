package sol023.cmf.subject;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.sol013.query.Attribute;
import sol023.cmf.sol013.query.Attribute.Presence;
import sol023.cmf.sol013.query.Attribute.Scalar;
import sol023.cmf.sol013.query.Attribute.Scalars;
import sol023.cmf.sol013.query.Attribute.Structure;
import sol023.cmf.sol013.query.AttributePath;
import sol023.cmf.sol013.query.Column;
import sol023.cmf.sol013.query.ResourceType;
import sol023.cmf.sol013.query.Rows;
import sol023.cmf.sol013.query.Tables;
import sol023.cmf.sol013.query.ValueType;

/** SubjectInstance as lists see it (SOL023 table 5.6.4.2.2-1), and the tables of migration V6 in which its attributes lie. */
final class SubjectTables implements Tables {

    static final AttributePath CERT_TYPE = AttributePath.of("certType");
    static final AttributePath SUBJECT_ID = AttributePath.of("subjectId");
    static final AttributePath SUBJECT_NAME = AttributePath.of("subjectId/certificateData/subjectName");

    /** The handling of every subject that can be registered. */
    private static final String HANDLING = "delegation_mode";

    static final ResourceType TYPE = ResourceType.of(
            new Scalar("id", ValueType.STRING),
            new Scalar("certType", ValueType.ENUM),
            new Scalar("typeOfVnfcCertHandling", ValueType.ENUM),
            new Structure(
                    "subjectId",
                    Presence.ON_REQUEST,
                    List.of(
                            new Scalar("subjectId", ValueType.STRING),
                            new Structure(
                                    "certificateData",
                                    Presence.ALWAYS,
                                    List.of(
                                            new Structure("subjectName", Presence.BY_DEFAULT, nameAttributes()),
                                            new Scalars("subjectAlternateName", ValueType.STRING, Presence.ALWAYS))))),
            new Structure(
                    "_links",
                    Presence.ALWAYS,
                    List.of(new Structure("self", Presence.ALWAYS, List.of(new Scalar("href", ValueType.STRING))))));

    private static final Rows ROOT = Rows.of("subject_instance", "id", "consumer");
    private static final Rows VNFCIS = Rows.of("subject_vnfci", "subject_instance_id", "consumer");
    private static final Rows ATTRIBUTES = Rows.of("subject_attributes", "subject_instance_id", "consumer");
    private static final Rows NAMES =
            new Rows("subject_alternative_name", "subject_instance_id", "consumer", Optional.of("entry_no"));

    private final Map<String, Column> columns;

    /** @param self the URI of the list, before the id in the links of its entries */
    SubjectTables(URI self) {
        columns = Map.ofEntries(
                Map.entry("id", Column.plain(ROOT, "id")),
                Map.entry("certType", Column.plain(ROOT, "cert_type").stored(SubjectTables::storedType)),
                Map.entry("typeOfVnfcCertHandling", Column.computed(ROOT, "?", HANDLING)),
                Map.entry("_links/self/href", Column.computed(ROOT, "(? || $.id)", self + "/")),
                Map.entry("subjectId/subjectId", Column.indexed(VNFCIS, "vnfci_id")),
                Map.entry("subjectId/certificateData/subjectAlternateName", Column.indexed(NAMES, "name")),
                Map.entry(SUBJECT_NAME + "/commonName", Column.indexed(ATTRIBUTES, "common_name")),
                Map.entry(SUBJECT_NAME + "/organization", Column.indexed(ATTRIBUTES, "organization")),
                Map.entry(SUBJECT_NAME + "/country", Column.indexed(ATTRIBUTES, "country")),
                Map.entry(SUBJECT_NAME + "/state", Column.indexed(ATTRIBUTES, "state")),
                Map.entry(SUBJECT_NAME + "/locality", Column.indexed(ATTRIBUTES, "locality")),
                Map.entry(SUBJECT_NAME + "/emailAddress", Column.indexed(ATTRIBUTES, "email_address")));
    }

    private static List<Attribute> nameAttributes() {
        return List.of(
                new Scalar("commonName", ValueType.STRING),
                new Scalar("organization", ValueType.STRING),
                new Scalar("country", ValueType.STRING),
                new Scalar("state", ValueType.STRING),
                new Scalar("locality", ValueType.STRING),
                new Scalar("emailAddress", ValueType.STRING));
    }

    /** The empty text is stored for no type, so a value that is none equals none. */
    static String storedType(String restValue) {
        return CertificateType.findByRestValue(restValue).map(Enum::name).orElse("");
    }

    @Override
    public Rows root() {
        return ROOT;
    }

    @Override
    public Column column(AttributePath path) {
        return Optional.ofNullable(columns.get(path.toString()))
                .orElseThrow(() -> new IllegalArgumentException("no attribute " + path));
    }
}
