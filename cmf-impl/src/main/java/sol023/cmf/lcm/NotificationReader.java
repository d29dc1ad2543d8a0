package sol023.cmf.lcm;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sol023.cmf.sol013.Pointer;
import sol023.cmf.sol013.ProblemException;

/**
 * Reads a notification (SOL002 clause 5.4.20), or says which attribute is wrong. Mandatory attributes have to be there; values of enumerations may be ones that
 * this CMF does not know, but for the type of the notification.
 */
final class NotificationReader {

    private static final String OPERATION = "VnfLcmOperationOccurrenceNotification";
    private static final Set<String> IDENTIFIER =
            Set.of("VnfIdentifierCreationNotification", "VnfIdentifierDeletionNotification");

    private NotificationReader() {}

    static LcmNotification read(JsonNode tree) {
        var id = text(tree, "id", Attributes.LONGEST_ID);
        var type = text(tree, "notificationType", Attributes.LONGEST_TEXT);
        boolean aboutOperation = type.equals(OPERATION);
        if (!aboutOperation && !IDENTIFIER.contains(type)) {
            throw ProblemException.unprocessable(Pointer.ROOT.at("notificationType"), "is none that was subscribed.");
        }
        var subscription = text(tree, "subscriptionId", Attributes.LONGEST_ID);
        time(tree);
        var vnf = text(tree, "vnfInstanceId", Attributes.LONGEST_ID);
        links(tree);
        if (!aboutOperation) {
            return new LcmNotification(id, subscription, vnf, Optional.empty(), false, Set.of());
        }
        var status = text(tree, "notificationStatus", Attributes.LONGEST_TEXT);
        if (!tree.path("isAutomaticInvocation").isBoolean()) {
            throw ProblemException.unprocessable(
                    Pointer.ROOT.at("isAutomaticInvocation"), "is mandatory, and true or false.");
        }
        var operation = new Operation(
                text(tree, "vnfLcmOpOccId", Attributes.LONGEST_ID),
                vnf,
                text(tree, "operation", Attributes.LONGEST_ID),
                new OperationState(text(tree, "operationState", Attributes.LONGEST_ID)));
        return new LcmNotification(
                id,
                subscription,
                vnf,
                Optional.of(operation),
                status.equals("START"),
                OperationReader.removedIn(affected(tree)));
    }

    private static JsonNode affected(JsonNode tree) {
        var affected = tree.path("affectedVnfcs");
        if (!affected.isMissingNode() && !affected.isArray()) {
            throw ProblemException.unprocessable(Pointer.ROOT.at("affectedVnfcs"), "has to be an array.");
        }
        return tree;
    }

    private static void time(JsonNode tree) {
        try {
            OffsetDateTime.parse(text(tree, "timeStamp", Attributes.LONGEST_TEXT));
        } catch (DateTimeException e) {
            throw ProblemException.unprocessable(Pointer.ROOT.at("timeStamp"), "is no date and time (RFC 3339).");
        }
    }

    private static void links(JsonNode tree) {
        for (var name : List.of("vnfInstance", "subscription")) {
            if (!tree.path("_links").path(name).path("href").isTextual()) {
                throw ProblemException.unprocessable(
                        Pointer.ROOT.at("_links").at(name), "is mandatory, and has an href.");
            }
        }
    }

    private static String text(JsonNode tree, String name, int longest) {
        var value = tree.path(name);
        var place = Pointer.ROOT.at(name);
        if (value.isMissingNode()) {
            throw ProblemException.unprocessable(place, "is mandatory.");
        }
        if (!value.isTextual()) {
            throw ProblemException.unprocessable(place, "has to be a text.");
        }
        var text = value.textValue();
        if (text.isEmpty() || text.length() > longest || text.indexOf('\0') >= 0) {
            throw ProblemException.unprocessable(place, "has to have 1 to " + longest + " characters.");
        }
        return text;
    }
}
