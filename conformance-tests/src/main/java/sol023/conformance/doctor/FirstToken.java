package sol023.conformance.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import sol023.conformance.client.oauth.TokenClient;
import sol023.conformance.client.oauth.TokenException;
import sol023.conformance.client.pki.Credential;
import sol023.conformance.client.pki.PemFiles;
import sol023.conformance.client.rest.RawTransport;
import sol023.conformance.client.rest.TlsIdentity;
import sol023.conformance.exchange.Decoders;
import sol023.conformance.exchange.NoAnswerException;
import sol023.conformance.exchange.Recorder;
import sol023.conformance.exchange.Redactor;
import sol023.conformance.target.OAuth;
import sol023.conformance.target.Target;

/** Asks for a token while there is no target file yet. */
public final class FirstToken {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Optional<Path> trust;
    private final Optional<Target.KeyFiles> credential;

    /**
     * @param trust anchors of the endpoint's certificate; empty: none
     * @param credential shown to the endpoint; empty: none
     */
    public FirstToken(Optional<Path> trust, Optional<Target.KeyFiles> credential) {
        this.trust = trust;
        this.credential = credential;
    }

    /**
     * The token for ordinary requests.
     *
     * @throws IOException in words for the user, when the endpoint gives none
     */
    public String of(OAuth oauth) throws IOException {
        Redactor redactor = new Redactor(oauth.secret().map(List::of).orElse(List.of()));
        Clock clock = Clock.systemUTC();
        try {
            List<X509Certificate> anchors = trust.isPresent() ? PemFiles.certificates(trust.get()) : List.of();
            Optional<Credential> shown = credential.isPresent()
                    ? Optional.of(PemFiles.credential(
                            credential.get().certificate(), credential.get().key()))
                    : Optional.empty();
            Recorder unread = new Recorder(clock, redactor, new Decoders(List.of()));
            RawTransport transport = RawTransport.http11(
                    TlsIdentity.of(shown, anchors), new Target.Timeouts(PATIENCE, PATIENCE, PATIENCE), unread, clock);
            return new TokenClient(oauth, transport, redactor, clock)
                    .fetch(oauth.scope(), "")
                    .value();
        } catch (TokenException e) {
            throw new IOException(oauth.tokenEndpoint() + " " + redactor.text(String.valueOf(e.getMessage())), e);
        } catch (NoAnswerException e) {
            String why = e.getCause() == null ? "" : ": " + e.getCause().getMessage();
            throw new IOException(redactor.text("no answer from " + oauth.tokenEndpoint() + why), e);
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot be used for TLS: " + e.getMessage(), e);
        }
    }
}
