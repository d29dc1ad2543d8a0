package sol023.cmf.server;

import jakarta.servlet.http.HttpServlet;
import java.util.List;
import java.util.Map;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.jersey.server.ResourceConfig;

/**
 * What a listener serves.
 *
 * @param rest the REST interfaces by their first path segment, for example {@code /nfv-cert}
 * @param handlers simple handlers by path
 * @param servlets what is not REST, by path
 */
record Mounts(Map<String, ResourceConfig> rest, Map<String, HttpHandler> handlers, List<MountedServlet> servlets) {

    /**
     * @param context one path segment, for example {@code /.well-known}
     * @param mapping the paths under it, for example {@code /cmp/*}
     */
    record MountedServlet(String context, String mapping, HttpServlet servlet) {}
}
