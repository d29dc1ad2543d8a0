package sol023.cmf.notification;

import java.net.URI;
import java.util.Optional;
import sol023.api.certnotify.model.CertificateChangeNotificationsFilter;
import sol023.api.certnotify.model.CertificateNotificationVerbosityType;
import sol023.cmf.access.Consumer;

/**
 * A subscription (SOL023 table 7.6.2.3-1); it never changes.
 *
 * @param filter as it was sent
 */
record Subscription(
        String id,
        Consumer owner,
        URI callbackUri,
        Optional<CertificateChangeNotificationsFilter> filter,
        CertificateNotificationVerbosityType verbosity,
        CallbackAuthorization authorization) {

    boolean isShort() {
        return verbosity == CertificateNotificationVerbosityType.SHORT;
    }
}
