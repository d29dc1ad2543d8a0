package sol023.cmf.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sol023.cmf.access.Authentication;
import sol023.cmf.access.AuthenticationMode;
import sol023.cmf.access.Authenticator;
import sol023.cmf.access.ConfiguredConsumers;
import sol023.cmf.access.Consumer;
import sol023.cmf.access.ConsumerLimits;
import sol023.cmf.access.ConsumerSettings;
import sol023.cmf.access.ConsumerTerms;
import sol023.cmf.access.Scope;
import sol023.cmf.access.VerifiedToken;
import sol023.cmf.certificate.TestClock;

/** What each way of authentication asks for; tokens are named after their client here. */
class AuthenticationModeTest {

    @TempDir
    private Path folder = Path.of("");

    private X509Certificate certificate(String name) throws IOException {
        var file = folder.resolve(name);
        Files.writeString(file, TestCertificates.pem("CN=" + name));
        return PemFiles.certificates(file).get(0);
    }

    private static ConsumerSettings consumer(String name, X509Certificate certificate) {
        return new ConsumerSettings(
                new Consumer(name),
                List.of(certificate),
                List.of(),
                List.of(),
                new ConsumerTerms(Set.of(name), Scope.ofConsumers(), ConsumerLimits.NONE));
    }

    @ParameterizedTest
    @CsvSource({
        "CERTIFICATE, a, -, a",
        "CERTIFICATE, -, a, MISSING",
        "CERTIFICATE, a, b, a",
        "TOKEN, -, a, a",
        "TOKEN, a, -, MISSING",
        "TOKEN, stranger, a, a",
        "TOKEN, a, b, INVALID_TOKEN",
        "ANY, a, -, a",
        "ANY, -, a, a",
        "ANY, a, a, a",
        "ANY, a, b, INVALID_TOKEN",
        "ANY, -, -, MISSING",
        "ANY, stranger, -, MISSING",
        "BOTH, a, a, a",
        "BOTH, a, -, MISSING",
        "BOTH, -, a, MISSING",
        "BOTH, stranger, a, MISSING",
        "BOTH, a, b, INVALID_TOKEN",
    })
    void it_is_asked_for_what_the_mode_says(AuthenticationMode mode, String shown, String token, String outcome)
            throws IOException {
        var a = certificate("a");
        var clock = new TestClock();
        var consumers =
                new ConfiguredConsumers(List.of(consumer("a", a), consumer("b", certificate("b"))), List.of(), clock);
        var authenticator = new Authenticator(
                consumers,
                mode,
                (text, from) -> new VerifiedToken(text, Set.of(Scope.ALL), Instant.MIN, Instant.MAX, Optional.empty()));
        Optional<X509Certificate> certificate =
                switch (shown) {
                    case "a" -> Optional.of(a);
                    case "stranger" -> Optional.of(certificate("stranger"));
                    default -> Optional.empty();
                };

        var result = authenticator.authenticate(
                certificate, token.equals("-") ? List.of() : List.of("Bearer " + token), "192.0.2.1");

        var said = result instanceof Authentication.Granted granted
                ? granted.caller().getName()
                : ((Authentication.Refused) result).reason().name();
        assertThat(said).isEqualTo(outcome);
    }
}
