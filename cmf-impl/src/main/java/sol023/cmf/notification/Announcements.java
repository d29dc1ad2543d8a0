package sol023.cmf.notification;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import sol023.cmf.access.Consumer;
import sol023.cmf.certificate.CertificateEvent;
import sol023.cmf.certificate.CertificateEvents;
import sol023.cmf.subject.SubjectEvents;

/** Writes each change into the outbox, in the transaction of the change, if its owner has subscribed to anything. */
public final class Announcements implements CertificateEvents {

    private static final int ID_OCTETS = 16;

    private final SubscriptionStore subscriptions;
    private final EventStore events;
    private final VnfInventory inventory;
    private final SecureRandom random = new SecureRandom();

    Announcements(SubscriptionStore subscriptions, EventStore events, VnfInventory inventory) {
        this.subscriptions = subscriptions;
        this.events = events;
        this.inventory = inventory;
    }

    @Override
    public void happened(Handle handle, CertificateEvent event) {
        var owner = event.subject().owner();
        if (!subscriptions.hasAny(handle, owner.name())) {
            return;
        }
        var state = NotificationText.state(event);
        var vnfci = event.subject().vnfciId();
        events.insert(
                handle,
                new StoredEvent(
                        0,
                        newId(),
                        owner.name(),
                        event.subject().subjectInstanceId() + "/" + vnfci,
                        event.type().restValue(),
                        state,
                        event.at().toEpochMilli(),
                        NotificationText.of(event, state),
                        inventory.find(handle, owner, vnfci)));
    }

    /** The same for subjects. */
    public void happened(Handle handle, SubjectEvents.Event event) {
        if (!subscriptions.hasAny(handle, event.owner().name())) {
            return;
        }
        events.insert(
                handle,
                new StoredEvent(
                        0,
                        newId(),
                        event.owner().name(),
                        event.id(),
                        event.type().restValue(),
                        NotificationText.SUBJECT_STATE,
                        event.at().toEpochMilli(),
                        NotificationText.of(event),
                        vnf(handle, event.owner(), event)));
    }

    /** A subject instance is one VNF's: the first VNFCI that is known tells which. */
    private Optional<VnfFacts> vnf(Handle handle, Consumer owner, SubjectEvents.Event event) {
        return event.vnfcis().stream()
                .flatMap(vnfci -> inventory.find(handle, owner, vnfci).stream())
                .findFirst();
    }

    private String newId() {
        var octets = new byte[ID_OCTETS];
        random.nextBytes(octets);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}
