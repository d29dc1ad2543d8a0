package sol023.cmf.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import sol023.cmf.ca.PrivateFiles;
import sol023.cmf.notification.SecretBox;

/** The key of the secrets of subscriptions, in a file beside the keys of the CA and not in the database that it protects. */
final class SubscriptionKey {

    private static final String FILE = "subscriptions.key";

    private SubscriptionKey() {}

    /** @param folder of the CA, the same for all nodes */
    static SecretBox in(Path folder) {
        var file = folder.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                var key = new byte[SecretBox.KEY_OCTETS];
                new SecureRandom().nextBytes(key);
                PrivateFiles.write(file, key);
            }
            return new SecretBox(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new ConfigException(file + " cannot be used", e);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(file + ": " + e.getMessage(), e);
        }
    }
}
