package sol023.cmf.server;

import jakarta.servlet.http.HttpServlet;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.jersey.server.ResourceConfig;

/**
 * What a listener serves.
 *
 * @param rest the REST interfaces by their first path segment, for example {@code /nfv-cert}
 * @param handlers simple handlers by path
 * @param servlets what is not REST, by path
 * @param longestBody the longest body that is taken at a path, in octets
 */
record Mounts(
        Map<String, ResourceConfig> rest,
        Map<String, HttpHandler> handlers,
        List<MountedServlet> servlets,
        ToLongFunction<String> longestBody) {

    /** The same and these servlets. */
    Mounts with(List<MountedServlet> more) {
        return new Mounts(
                rest, handlers, Stream.concat(servlets.stream(), more.stream()).toList(), longestBody);
    }

    /**
     * @param context one path segment, for example {@code /.well-known}
     * @param mapping the paths under it, for example {@code /cmp/*}
     */
    record MountedServlet(String context, String mapping, HttpServlet servlet) {}
}
