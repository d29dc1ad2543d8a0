package sol023.conformance.target;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where the secrets are that the target file names: {@code {file: PATH}} or {@code {env: NAME}}. */
final class SecretSource {

    private final UnaryOperator<@Nullable String> environment;

    SecretSource(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    Secret read(YamlMap secret) {
        if (secret.given().size() != 1) {
            throw secret.wrong("must have either file or env");
        }
        if (secret.has("env")) {
            String value = environment.apply(secret.text("env"));
            if (value == null || value.isEmpty()) {
                throw secret.wrong("env", "names a variable that is not set: " + secret.text("env"));
            }
            return new Secret(value.getBytes(StandardCharsets.UTF_8));
        }
        try {
            String value = Files.readString(secret.path("file"), StandardCharsets.UTF_8)
                    .strip();
            if (value.isEmpty()) {
                throw secret.wrong("file", "names an empty file");
            }
            return new Secret(value.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw secret.wrong("file", "names a file that cannot be read: " + secret.text("file"));
        }
    }
}
