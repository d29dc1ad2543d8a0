package sol023.cmf.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.ssl.SSLEngineConfigurator;
import org.glassfish.jersey.server.ContainerFactory;
import org.glassfish.jersey.server.ResourceConfig;

/**
 * The floor as a server: Grizzly and Jersey as the CMF uses them, with the {@link CmpFloor} and a JSON resource and nothing
 * else. Arguments: the directory for its rows, and the CMP secret. Prints its addresses as the CMF does.
 */
public final class FloorServer {

    /** Instead of a secret: no CMP, no rows, only a server that answers. */
    static final String BARE = "bare";

    private FloorServer() {}

    public static void main(String[] arguments) throws Exception {
        java.util.logging.LogManager.getLogManager().reset();
        java.nio.file.Path directory = Files.createDirectories(java.nio.file.Path.of(arguments[0]));
        HttpHandler cmp = handler(directory, arguments[1]);
        Subjects subjects = new Subjects(
                arguments[1].equals(BARE)
                        ? Optional.empty()
                        : Optional.of(GroupedRows.open(directory.resolve("subjects.db"))));
        NetworkListener http = start(new NetworkListener("http", "127.0.0.1", 0), cmp, subjects);
        NetworkListener https = new NetworkListener("https", "127.0.0.1", 0);
        https.setSecure(true);
        https.setSSLEngineConfig(new SSLEngineConfigurator(BenchTls.server(), false, false, true));
        start(https, cmp, subjects);
        System.out.println("http://127.0.0.1:" + http.getPort());
        System.out.println("ready: https://127.0.0.1:" + https.getPort());
        new CountDownLatch(1).await(); // the threads of the server are daemons
    }

    private static NetworkListener start(NetworkListener listener, HttpHandler cmp, Subjects subjects)
            throws IOException {
        listener.getKeepAlive().setMaxRequestsCount(-1);
        listener.getTransport().getWorkerThreadPoolConfig().setCorePoolSize(32).setMaxPoolSize(32);
        HttpServer server = new HttpServer();
        server.addListener(listener);
        ResourceConfig rest = new ResourceConfig().register(subjects);
        server.getServerConfiguration().addHttpHandler(cmp, "/.well-known");
        server.getServerConfiguration()
                .addHttpHandler(ContainerFactory.createContainer(HttpHandler.class, rest), "/nfv-cert");
        server.start();
        return listener;
    }

    private static HttpHandler handler(java.nio.file.Path directory, String secret) {
        Supplier<CmpFloor> floor = () -> CmpFloor.open(directory.resolve("cmp.db"), secret, Clock.systemUTC());
        Optional<CmpFloor> cmp = secret.equals(BARE) ? Optional.empty() : Optional.of(floor.get());
        return new HttpHandler() {
            @Override
            public void service(Request request, org.glassfish.grizzly.http.server.Response response)
                    throws IOException {
                byte[] answer =
                        cmp.orElseThrow().answer(request.getInputStream().readAllBytes());
                response.setContentType("application/pkixcmp");
                response.setContentLength(answer.length);
                response.getOutputStream().write(answer);
            }
        };
    }

    /** JSON in, one durable row, JSON out; and JSON out of memory. */
    @Path("/v1/subjects")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public static final class Subjects {

        private static final ObjectMapper MAPPER = new ObjectMapper();

        private final Optional<GroupedRows> rows;
        private volatile Map<String, Object> last = Map.of();

        Subjects(Optional<GroupedRows> rows) {
            this.rows = rows;
        }

        @POST
        public Response register(byte[] body) throws IOException {
            Map<String, Object> subject = MAPPER.readValue(body, new TypeReference<LinkedHashMap<String, Object>>() {});
            String id = UUID.randomUUID().toString();
            subject.put("id", id);
            byte[] answer = MAPPER.writeValueAsBytes(subject);
            rows.orElseThrow().add(id, answer);
            last = subject;
            return Response.created(URI.create("/nfv-cert/v1/subjects/" + id))
                    .entity(answer)
                    .build();
        }

        @GET
        @Path("/{id}")
        public Response read(@PathParam("id") String id) throws IOException {
            return Response.ok(MAPPER.writeValueAsBytes(last))
                    .header("X-Id", id)
                    .build();
        }
    }
}
