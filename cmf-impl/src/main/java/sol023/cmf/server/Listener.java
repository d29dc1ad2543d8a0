package sol023.cmf.server;

import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpHandlerRegistration;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.servlet.WebappContext;
import org.glassfish.grizzly.ssl.SSLEngineConfigurator;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;
import org.glassfish.jersey.server.ContainerFactory;
import org.jspecify.annotations.Nullable;

/** One listening port and what is served there. */
final class Listener implements AutoCloseable {

    private static final String[] TLS_VERSIONS = {"TLSv1.3", "TLSv1.2"};
    private static final int SKIPPED_OCTETS = 64 << 10;
    private static final int MAX_HEADERS = 64;

    private final HttpServer server;
    private final NetworkListener network;
    private final SlowBodyFilter slowBodies;
    private final Limits limits;

    private Listener(HttpServer server, NetworkListener network, SlowBodyFilter slowBodies, Limits limits) {
        this.server = server;
        this.network = network;
        this.slowBodies = slowBodies;
        this.limits = limits;
    }

    /** Starts to listen, over TLS if there is a context for it. */
    static Listener start(
            String name, InetSocketAddress address, @Nullable SSLContext tls, Mounts mounts, Limits limits)
            throws IOException {
        var network = new NetworkListener(name, address.getHostString(), address.getPort());
        var slowBodies = new SlowBodyFilter(mounts.longestBody(), limits.body());
        network.registerAddOn(slowBodies);
        configure(network, limits);
        if (tls != null) {
            network.setSecure(true);
            network.setSSLEngineConfig(tls(tls));
        }
        var server = new HttpServer();
        server.addListener(network);
        var configuration = server.getServerConfiguration();
        configuration.setPassTraceRequest(true);
        configuration.setMaxPayloadRemainderToSkip(SKIPPED_OCTETS);
        configuration.setDefaultErrorPageGenerator((request, status, reason, description, thrown) -> "");
        mount(mounts, server);
        try {
            server.start();
        } catch (IOException | RuntimeException e) {
            server.shutdownNow();
            slowBodies.close();
            throw e;
        }
        return new Listener(server, network, slowBodies, limits);
    }

    private static void configure(NetworkListener network, Limits limits) {
        network.setMaxHttpHeaderSize(limits.header());
        network.setMaxRequestHeaders(MAX_HEADERS);
        network.setTransactionTimeout((int) limits.request().toSeconds());
        network.getKeepAlive().setIdleTimeoutInSeconds((int) limits.idle().toSeconds());
        network.getKeepAlive().setMaxRequestsCount(-1);
        network.registerAddOn(new RequestTargetFilter());
        var transport = network.getTransport();
        transport.setReadTimeout(limits.idle().toMillis(), TimeUnit.MILLISECONDS);
        transport.setWriteTimeout(limits.idle().toMillis(), TimeUnit.MILLISECONDS);
        transport.setWorkerThreadPoolConfig(ThreadPoolConfig.defaultConfig()
                .setPoolName(network.getName())
                .setCorePoolSize(limits.workers())
                .setMaxPoolSize(limits.workers()));
    }

    private static SSLEngineConfigurator tls(SSLContext context) {
        var engine = new SSLEngineConfigurator(context, false, false, true);
        engine.setEnabledProtocols(TLS_VERSIONS);
        return engine;
    }

    private static void mount(Mounts mounts, HttpServer server) {
        var refusal = new RefusalHandler();
        add(server, "", refusal);
        mounts.handlers().forEach((path, handler) -> add(server, path, handler));
        mounts.rest()
                .forEach((path, application) ->
                        add(server, path, ContainerFactory.createContainer(HttpHandler.class, application)));
        var contexts = new LinkedHashMap<String, ArrayList<Mounts.MountedServlet>>();
        for (var each : mounts.servlets()) {
            contexts.computeIfAbsent(each.context(), none -> new ArrayList<>()).add(each);
        }
        contexts.forEach((path, servlets) -> deploy(server, path, servlets));
    }

    private static void add(HttpServer server, String path, HttpHandler handler) {
        server.getServerConfiguration()
                .addHttpHandler(
                        handler,
                        HttpHandlerRegistration.builder()
                                .contextPath(path)
                                .urlPattern("/*")
                                .build());
    }

    private static void deploy(HttpServer server, String path, Iterable<Mounts.MountedServlet> servlets) {
        var context = new WebappContext(path, path) {
            @Override
            public @Nullable String getServerInfo() {
                return null; // else every answer names the HTTP server and its version
            }
        };
        for (var each : servlets) {
            context.addServlet(each.mapping(), each.servlet()).addMapping(each.mapping());
        }
        // without it the only servlet of a context answers every path of the context
        HttpServlet nothing = new NothingHereServlet();
        context.addServlet("nothing", nothing).addMapping("/");
        context.deploy(server);
    }

    int port() {
        return network.getPort();
    }

    /** Refuses new connections at once and waits for the requests in flight. */
    @Override
    public void close() {
        try {
            server.shutdown(limits.stop().toMillis(), TimeUnit.MILLISECONDS).get();
        } catch (ExecutionException e) {
            server.shutdownNow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            server.shutdownNow();
        }
        slowBodies.close();
    }
}
