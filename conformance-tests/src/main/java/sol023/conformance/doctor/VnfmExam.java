package sol023.conformance.doctor;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import sol023.conformance.exchange.Decoders;
import sol023.conformance.exchange.Recorder;
import sol023.conformance.exchange.Redactor;
import sol023.conformance.target.Target;
import sol023.conformance.target.VnfmSettings;
import sol023.conformance.vnfm.Callback;
import sol023.conformance.vnfm.SimulatedVnfm;
import sol023.conformance.vnfm.VnfmException;

/** Listens as the VNFM of a run does, for a moment, and calls itself by the name that the CMF is told. */
final class VnfmExam {

    private final Target.Timeouts timeouts;
    private final Optional<Target.KeyFiles> client;
    private final String key;
    private final VnfmSettings settings;
    private final Clock clock;

    /**
     * Needs files that have been found in order.
     *
     * @param client what is shown when it calls itself
     * @param key of the section, for example {@code vnfm}
     */
    VnfmExam(
            Target.Timeouts timeouts,
            Optional<Target.KeyFiles> client,
            String key,
            VnfmSettings settings,
            Clock clock) {
        this.timeouts = timeouts;
        this.client = client;
        this.key = key;
        this.settings = settings;
        this.clock = clock;
    }

    List<Finding> examine() {
        try (SimulatedVnfm vnfm = SimulatedVnfm.start(settings, clock)) {
            return List.of(
                    settings.checkAdvertised()
                            ? call(vnfm)
                            : Finding.fine("the suite's VNFM can listen; whether " + vnfm.base()
                                    + " reaches it was not tried"));
        } catch (VnfmException e) {
            return List.of(Finding.problem(e.key().replaceFirst("^vnfm", key), e.what()));
        }
    }

    private Finding call(SimulatedVnfm vnfm) {
        Callback callback = vnfm.callback(new Recorder(clock, new Redactor(List.of()), new Decoders(List.of())));
        HttpRequest request = HttpRequest.newBuilder(callback.uri())
                .timeout(timeouts.answer())
                .build();
        try {
            int status = client().send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (callback.inbox().size() == 0) {
                return Finding.problem(
                        key + ".advertised", vnfm.base() + " leads to another server, which answered " + status);
            }
            return Finding.fine("the suite's VNFM can listen, and " + vnfm.base() + " reaches it");
        } catch (IOException e) {
            return explain(e, vnfm.base());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.problem(key + ".advertised", "the examination was interrupted");
        } catch (GeneralSecurityException e) {
            return Finding.problem(key + ".tls", "cannot be used for TLS: " + e.getMessage());
        }
    }

    /** Trusts nothing but our own certificate, so that no other server can be taken for us. */
    private HttpClient client() throws IOException, GeneralSecurityException {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeouts.connect())
                .sslContext(TlsContext.of(Optional.of(settings.tls().certificate()), client))
                .build();
    }

    private Finding explain(IOException e, URI base) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof UnresolvedAddressException) {
                return Finding.problem(key + ".advertised", "the name " + base.getHost() + " cannot be resolved");
            }
            if (t instanceof CertificateException
                    && String.valueOf(t.getMessage()).startsWith("No ")) {
                return Finding.problem(
                        key + ".tls", "the certificate is not for the name in " + base + ": " + t.getMessage());
            }
        }
        String why = e instanceof ConnectException || e.getMessage() == null
                ? "nothing answers there"
                : e.getMessage().lines().findFirst().orElse("");
        return Finding.problem(
                key + ".advertised",
                base + " does not lead to this suite from this machine: " + why + "; if only the CMF can reach it, say "
                        + key + ".checkAdvertised: no");
    }
}
