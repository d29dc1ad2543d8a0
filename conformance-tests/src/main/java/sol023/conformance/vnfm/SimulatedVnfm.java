package sol023.conformance.vnfm;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import sol023.conformance.client.pki.Credential;
import sol023.conformance.client.pki.PemFiles;
import sol023.conformance.exchange.Recorder;
import sol023.conformance.target.RunScope;
import sol023.conformance.target.VnfmSettings;

/** The VNFM of a run, as long as it is open: all scenarios share it, each with callbacks of its own. Thread-safe. */
public final class SimulatedVnfm implements Closeable {

    private static final String CALLBACKS = "/callbacks/";
    private static final String TOKENS = "/token/";

    private final HttpsListener listener;
    private final URI base;
    private final Clock clock;
    private final Map<String, Endpoint> endpoints = new ConcurrentHashMap<>();

    private final Map<String, Endpoint> folders = new ConcurrentHashMap<>();

    private SimulatedVnfm(HttpsListener listener, URI base, Clock clock) {
        this.listener = listener;
        this.base = base;
        this.clock = clock;
    }

    /** The one of the run, which listens from the first call on until the run ends. */
    public static SimulatedVnfm of(RunScope scope, VnfmSettings settings, Clock clock) {
        return scope.once("vnfm", SimulatedVnfm.class, () -> start(settings, clock));
    }

    /**
     * Listens.
     *
     * @throws VnfmException when it cannot; the message names the key of the target file
     */
    public static SimulatedVnfm start(VnfmSettings settings, Clock clock) {
        SSLContext tls = tls(settings);
        HttpsListener listener = listen(settings, tls, clock);
        URI base =
                settings.advertised().orElseGet(() -> URI.create("https://" + settings.host() + ":" + listener.port()));
        SimulatedVnfm vnfm = new SimulatedVnfm(listener, base, clock);
        listener.start(origin(base), vnfm::take);
        return vnfm;
    }

    private static HttpsListener listen(VnfmSettings settings, SSLContext tls, Clock clock) {
        String place = settings.host() + ":" + settings.port();
        try {
            InetAddress address = InetAddress.getByName(settings.host());
            return new HttpsListener(new InetSocketAddress(address, settings.port()), tls, clock);
        } catch (UnknownHostException e) {
            throw new VnfmException("vnfm.listen", "the name " + settings.host() + " cannot be resolved", e);
        } catch (BindException e) {
            String why = String.valueOf(e.getMessage());
            throw new VnfmException(
                    "vnfm.listen",
                    place
                            + (why.contains("in use")
                                    ? " is in use by another program"
                                    : " is no address of this machine: " + why),
                    e);
        } catch (IOException e) {
            throw new VnfmException("vnfm.listen", "nothing can listen at " + place + ": " + e.getMessage(), e);
        }
    }

    private static SSLContext tls(VnfmSettings settings) {
        try {
            Credential credential = PemFiles.credential(
                    settings.tls().certificate(), settings.tls().key());
            List<X509Certificate> issuers = settings.trust().isPresent()
                    ? PemFiles.certificates(settings.trust().get())
                    : List.of();
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry(
                    "vnfm", credential.key(), new char[0], credential.chain().toArray(new Certificate[0]));
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), new TrustManager[] {new AnyClient(issuers)}, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new VnfmException("vnfm.tls", "cannot be used: " + e.getMessage(), e);
        }
    }

    // the path of an advertised URL is taken away by whatever stands in front of us
    private static URI origin(URI base) {
        return URI.create(base.getScheme() + "://" + base.getRawAuthority());
    }

    /** What stands before all its paths, as the CMF is told. */
    public URI base() {
        return base;
    }

    /** A new notification endpoint, which records in the scenario. */
    public Callback callback(Recorder recorder) {
        return callbackAt(CALLBACKS + Unguessable.text(), recorder);
    }

    /** A notification endpoint under a path that stays. */
    public Callback callbackAt(String path, Recorder recorder) {
        Callback callback = new Callback(URI.create(base + path), recorder, () -> endpoints.remove(path));
        endpoints.put(path, callback);
        return callback;
    }

    /** A new token endpoint for that client, which records in the scenario. */
    public TokenEndpoint tokens(ClientProof client, Recorder recorder) {
        return tokensAt(TOKENS + Unguessable.text(), client, recorder);
    }

    /** A token endpoint for that client under a path that stays. */
    public TokenEndpoint tokensAt(String path, ClientProof client, Recorder recorder) {
        TokenEndpoint tokens =
                new TokenEndpoint(URI.create(base + path), client, clock, recorder, () -> endpoints.remove(path));
        endpoints.put(path, tokens);
        return tokens;
    }

    /** Gives everything below a folder to that endpoint; {@code folder} starts and ends with a slash. */
    public void mount(String folder, Endpoint endpoint) {
        folders.put(folder, endpoint);
    }

    private @Nullable Endpoint endpoint(String path) {
        return folders.entrySet().stream()
                .filter(folder -> path.startsWith(folder.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> endpoints.get(path));
    }

    private Reply take(Incoming request) {
        Endpoint endpoint = endpoint(request.url().getPath());
        return endpoint == null ? Reply.problem(404, "There is nothing here.") : endpoint.take(request);
    }

    @Override
    public void close() {
        listener.close();
    }
}
