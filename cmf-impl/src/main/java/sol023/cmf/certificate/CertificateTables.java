package sol023.cmf.certificate;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.ca.RevocationReason;
import sol023.cmf.sol013.query.Attribute.Presence;
import sol023.cmf.sol013.query.Attribute.Scalar;
import sol023.cmf.sol013.query.Attribute.Structure;
import sol023.cmf.sol013.query.AttributePath;
import sol023.cmf.sol013.query.Column;
import sol023.cmf.sol013.query.ResourceType;
import sol023.cmf.sol013.query.Rows;
import sol023.cmf.sol013.query.Tables;
import sol023.cmf.sol013.query.ValueType;

/** CertificateInstance as lists see it (interpretation I-09), and where its attributes lie. The certificate itself is not filtered on. */
final class CertificateTables implements Tables {

    static final String ACCEPTED = "accepted";
    static final String ENDED = "revocationNotification";

    static final ResourceType TYPE = ResourceType.of(
            new Scalar("id", ValueType.STRING),
            new Scalar("state", ValueType.ENUM),
            new Scalar("certType", ValueType.ENUM),
            new Scalar("subjectInstanceId", ValueType.STRING),
            new Scalar("subjectId", ValueType.STRING),
            new Scalar("serialNumber", ValueType.STRING),
            new Scalar("issuer", ValueType.STRING),
            new Scalar("subject", ValueType.STRING),
            new Scalar("notBefore", ValueType.DATE_TIME),
            new Scalar("notAfter", ValueType.DATE_TIME),
            new Scalar("revocationTime", ValueType.DATE_TIME),
            new Scalar("revocationReason", ValueType.ENUM),
            new Structure(
                    "_links",
                    Presence.ALWAYS,
                    List.of(new Structure("self", Presence.ALWAYS, List.of(new Scalar("href", ValueType.STRING))))));

    private static final Rows ROOT = Rows.of("certificate", "certificate_id", "owner");

    private static final String REASON = "(case $.revocation_reason "
            + Stream.of(RevocationReason.values())
                    .map(reason -> "when " + reason.code() + " then '" + reason.text() + "'")
                    .collect(joining(" "))
            + " end)";

    private final Map<String, Column> columns;

    /**
     * The certificates at one moment.
     *
     * @param self the URI of the list, before the id in the links of its entries
     * @param now decides what has expired
     */
    CertificateTables(URI self, Instant now) {
        columns = Map.ofEntries(
                Map.entry("id", Column.plain(ROOT, "certificate_id")),
                Map.entry(
                        "state",
                        Column.computed(
                                ROOT,
                                "(case when $.revoked_at is not null or $.not_after < ? then '" + ENDED + "' else '"
                                        + ACCEPTED + "' end)",
                                now.toEpochMilli())),
                Map.entry("certType", Column.plain(ROOT, "type").stored(CertificateTables::storedType)),
                Map.entry("subjectInstanceId", Column.plain(ROOT, "subject_instance_id")),
                Map.entry("subjectId", Column.plain(ROOT, "vnfci_id")),
                Map.entry("serialNumber", Column.plain(ROOT, "serial")),
                Map.entry("issuer", Column.plain(ROOT, "issuer_name")),
                Map.entry("subject", Column.plain(ROOT, "subject_name")),
                Map.entry("notBefore", Column.plain(ROOT, "not_before")),
                Map.entry("notAfter", Column.plain(ROOT, "not_after")),
                Map.entry("revocationTime", Column.plain(ROOT, "revoked_at")),
                Map.entry("revocationReason", Column.computed(ROOT, REASON)),
                Map.entry("_links/self/href", Column.computed(ROOT, "(? || $.certificate_id)", self + "/")));
    }

    /** The empty text is stored for no type, so a value that is none equals none. */
    private static String storedType(String restValue) {
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
