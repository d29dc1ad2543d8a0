package sol023.cmf.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;

/**
 * Many requests by a few clients, each on one connection, as fast as they are answered.
 *
 * @param clients how many at the same time
 */
record Load(int clients, SSLContext tls) {

    /**
     * One request, built before the clock runs.
     *
     * @param body empty for a GET
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Request(String path, String contentType, byte[] body) {}

    /** What one load did to one server; times of a request in milliseconds. */
    record Result(double perSecond, double cpuMillis, double p50, double p99, List<byte[]> answers) {}

    /** Sends all requests to a server; every answer must have this status. */
    Result run(URI to, long pid, List<Request> requests, int status) throws Exception {
        long[] nanos = new long[requests.size()];
        byte[][] answers = new byte[requests.size()][];
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            double cpu = ProcessUsage.cpuSeconds(pid);
            long begin = System.nanoTime();
            List<Future<?>> running = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                int first = client;
                running.add(threads.submit(() -> {
                    client(to, requests, first, status, nanos, answers);
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            double used = ProcessUsage.cpuSeconds(pid) - cpu;
            Arrays.sort(nanos);
            return new Result(
                    requests.size() / seconds,
                    used * 1e3 / requests.size(),
                    nanos[nanos.length / 2] / 1e6,
                    nanos[nanos.length * 99 / 100] / 1e6,
                    Arrays.asList(answers));
        } finally {
            threads.shutdownNow();
        }
    }

    private void client(URI to, List<Request> requests, int first, int status, long[] nanos, byte[][] answers)
            throws IOException {
        try (KeepAliveClient connection = KeepAliveClient.connect(to, tls)) {
            for (int i = first; i < requests.size(); i += clients) {
                Request request = requests.get(i);
                long begin = System.nanoTime();
                KeepAliveClient.Answer answer =
                        connection.exchange(request.path(), request.contentType(), request.body());
                nanos[i] = System.nanoTime() - begin;
                if (answer.status() != status) {
                    throw new IOException("HTTP " + answer.status() + " from " + to + request.path() + ": "
                            + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
                }
                answers[i] = answer.body();
            }
        }
    }
}
