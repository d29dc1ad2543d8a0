package sol023.cmf.ca;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the embedded CA is set up. All but the folder, the password and the host names matters only when the CA is made, at its first start.
 *
 * @param folder where {@code keys.p12}, {@code keys.password} and the certificates are; made when missing
 * @param password of {@code keys.p12}; absent: made at random and kept in {@code keys.password}
 * @param organization the O in the names of the CA certificates
 * @param serverNames DNS names and addresses of the server certificate; a new certificate is made when they change
 * @param rootValidity how long the root is valid
 * @param issuingValidity how long the issuing CA is valid
 */
public record CaSettings(
        Path folder,
        Optional<String> password,
        String organization,
        List<String> serverNames,
        Duration rootValidity,
        Duration issuingValidity) {

    public CaSettings {
        serverNames = List.copyOf(serverNames);
        if (serverNames.isEmpty()) {
            throw new IllegalArgumentException("The server certificate needs at least one name");
        }
    }

    /** A CA as a lab wants it: reachable on this machine only. */
    public static CaSettings lab(Path folder) {
        return new CaSettings(
                folder,
                Optional.empty(),
                "Lab",
                List.of("localhost", "127.0.0.1", "::1"),
                Duration.ofDays(20 * 365),
                Duration.ofDays(10 * 365));
    }

    @Override
    public String toString() {
        return "CaSettings[" + folder + "]";
    }
}
