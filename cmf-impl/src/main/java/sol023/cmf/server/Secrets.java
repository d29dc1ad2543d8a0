package sol023.cmf.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Reads secrets, which the configuration names by file or environment variable and never contains. */
final class Secrets {

    private final Map<String, String> environment;

    Secrets(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** The secret at {@code key}: a map with either {@code file} or {@code env}. A line end after the secret in a file is not part of it. */
    String read(ConfigMap parent, String key) {
        if (!parent.has(key)) {
            throw parent.missing(key);
        }
        try (var reference = reference(parent, key)) {
            var file = reference.findFile("file");
            var variable = reference.findText("env");
            if (file.isPresent() == variable.isPresent()) {
                throw parent.error(key, "needs either file or env");
            }
            var secret = file.isPresent() ? contents(parent, key, file.get()) : environment.get(variable.orElseThrow());
            if (secret == null || secret.isEmpty()) {
                throw parent.error(key, "names a secret that is empty or not set");
            }
            return secret;
        }
    }

    private static ConfigMap reference(ConfigMap parent, String key) {
        try {
            return parent.map(key);
        } catch (ConfigException e) {
            throw new ConfigException(
                    e.getMessage() + ": secrets are not written here, but named as {file: PATH} or {env: NAME}", e);
        }
    }

    private static String contents(ConfigMap parent, String key, Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw parent.error(key, "names a file that cannot be read: " + file);
        }
    }
}
