package sol023.cmf.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sol023.cmf.notification.NotificationOperator;
import sol023.cmf.store.Database;
import sol023.cmf.store.Databases;
import sol023.cmf.store.StoreSettings;

/** What an operator sees of the notifications of a CMF that runs, and can do about them, by its store. */
public final class NotificationAdministration implements AutoCloseable {

    private final Database database;
    private final NotificationOperator operator;

    private NotificationAdministration(StoreSettings store, Clock clock) {
        this.database = Databases.open(store);
        this.operator = new NotificationOperator(database, clock);
    }

    /** Of a deployment. */
    public static NotificationAdministration ofDeployment(
            Path configuration, Map<String, String> environment, Clock clock) {
        return new NotificationAdministration(
                new ConfigFile(environment).read(configuration).store(), clock);
    }

    /** Of a lab. */
    public static NotificationAdministration ofLab(Path folder, Clock clock) {
        var file = folder.resolve(Lab.STORE);
        if (!Files.isRegularFile(file)) {
            throw new ConfigException("there is no lab in " + folder);
        }
        return new NotificationAdministration(new StoreSettings.Embedded(file), clock);
    }

    /** The subscriptions with notifications that have not arrived, a line each. */
    public List<String> list() {
        return operator.backlogs().stream()
                .map(NotificationAdministration::line)
                .toList();
    }

    private static String line(NotificationOperator.Backlog one) {
        return "%s of %s to %s: %d waiting, %d parked, oldest %s, %d failures in a row%s"
                .formatted(
                        one.subscriptionId(),
                        printable(one.owner()),
                        printable(one.callback().replaceAll("[?].*", "")),
                        one.waiting(),
                        one.parked(),
                        one.oldest().map(Object::toString).orElse("unknown"),
                        one.failures(),
                        one.problem().map(why -> ": " + printable(why)).orElse(""));
    }

    /** What others have named goes to a terminal here. */
    private static String printable(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }

    /** Sends what is parked again; tells how many that are. */
    public int retry(Optional<String> subscriptionId) {
        subscriptionId.filter(id -> !operator.knows(id)).ifPresent(id -> {
            throw new ConfigException("there is no subscription " + printable(id));
        });
        return operator.retry(subscriptionId);
    }

    @Override
    public void close() {
        database.close();
    }
}
