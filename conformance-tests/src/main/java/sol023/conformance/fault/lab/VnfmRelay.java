package sol023.conformance.fault.lab;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands where the lab CMF looks for its VNFM, and passes each connection on, octet by octet, to the VNFM whose turn it is. While it is nobody's
 * turn, connections are closed.
 */
public final class VnfmRelay implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(VnfmRelay.class);
    private static final int NOBODY = 0;

    private final URI address;
    private final ServerSocket listener;
    private final ExecutorService threads;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private volatile int port = NOBODY;

    /** @param address scheme, host and port that the lab CMF knows */
    public VnfmRelay(URI address) throws IOException {
        this.address = address;
        this.listener = new ServerSocket(address.getPort(), 0, InetAddress.getByName(address.getHost()));
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "vnfm-relay");
            thread.setDaemon(true);
            return thread;
        });
        threads.execute(this::accept);
    }

    /** What the lab CMF believes to be its VNFM. */
    public URI address() {
        return address;
    }

    /** From now on connections go to that port of the same host; those that are open end. */
    public void leadTo(int vnfm) throws IOException {
        port = vnfm;
        hangUp();
    }

    /** From now on connections go nowhere. */
    public void leadNowhere() throws IOException {
        leadTo(NOBODY);
    }

    private void hangUp() throws IOException {
        for (Socket socket : connections) {
            socket.close();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                int vnfm = port;
                if (vnfm == NOBODY) {
                    socket.close();
                } else {
                    threads.execute(() -> relay(socket, vnfm));
                }
            } catch (IOException e) {
                LOG.debug("no longer accepting: {}", e.getMessage());
            }
        }
    }

    private void relay(Socket socket, int vnfm) {
        connections.add(socket);
        try (socket;
                Socket onward = new Socket()) {
            socket.setTcpNoDelay(true);
            onward.setTcpNoDelay(true);
            onward.connect(new InetSocketAddress(listener.getInetAddress(), vnfm));
            connections.add(onward);
            threads.execute(() -> pump(onward, socket));
            pump(socket, onward);
            connections.remove(onward);
        } catch (IOException e) {
            LOG.debug("connection ended: {}", e.getMessage());
        } finally {
            connections.remove(socket);
        }
    }

    /** Until one of them ends; then both do. */
    private static void pump(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] octets = new byte[8192];
            int read = in.read(octets);
            while (read >= 0) {
                out.write(octets, 0, read);
                out.flush();
                read = in.read(octets);
            }
        } catch (IOException e) {
            LOG.debug("connection ended: {}", e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        hangUp();
        threads.shutdownNow();
    }
}
