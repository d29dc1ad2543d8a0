package sol023.cmf.notification;

import java.net.URI;
import java.util.List;
import java.util.Optional;
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

/** CertificateSubscription as lists see it (SOL023 table 7.6.2.3-1), and where its attributes lie. */
final class SubscriptionTables implements Tables {

    static final ResourceType TYPE = ResourceType.of(
            new Scalar("id", ValueType.STRING),
            new Scalar("callbackUri", ValueType.STRING),
            new Scalar("verbosity", ValueType.ENUM),
            structure("filter", enums("certificateState"), enums("certificationType"), vnfs()),
            structure("_links", structure("self", new Scalar("href", ValueType.STRING))));

    private static final Rows ROOT = Rows.of("notify_subscription", "id", "owner");
    private static final Rows VALUES =
            new Rows("notify_subscription_value", "subscription_id", "owner", Optional.of("element"));

    private final URI self;

    /** @param self the URI of the list */
    SubscriptionTables(URI self) {
        this.self = self;
    }

    private static Structure structure(String name, sol023.cmf.sol013.query.Attribute... attributes) {
        return new Structure(name, Presence.ALWAYS, List.of(attributes));
    }

    private static Scalars texts(String name) {
        return new Scalars(name, ValueType.STRING, Presence.ALWAYS);
    }

    private static Scalars enums(String name) {
        return new Scalars(name, ValueType.ENUM, Presence.ALWAYS);
    }

    private static Structure vnfs() {
        return structure(
                "vnfInstanceSubscriptionFilter",
                texts("vnfdIds"),
                texts("vnfInstanceIds"),
                texts("vnfInstanceNames"),
                structure(
                        "vnfProductsFromProviders",
                        new Scalar("vnfProvider", ValueType.STRING),
                        structure(
                                "vnfProducts",
                                new Scalar("vnfProductName", ValueType.STRING),
                                structure(
                                        "versions",
                                        new Scalar("vnfSoftwareVersion", ValueType.STRING),
                                        texts("vnfdVersions")))));
    }

    @Override
    public Rows root() {
        return ROOT;
    }

    @Override
    public Column column(AttributePath path) {
        var text = path.toString();
        return switch (text) {
            case "id" -> Column.plain(ROOT, "id");
            case "callbackUri" -> Column.plain(ROOT, "callback_uri");
            case "verbosity" -> Column.plain(ROOT, "verbosity");
            case "_links/self/href" -> Column.computed(ROOT, "(? || $.id)", self + "/");
            default -> Column.computed(VALUES, "(case when $.path = ? then $.value end)", text);
        };
    }
}
