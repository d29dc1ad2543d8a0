package sol023.conformance.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import sol023.conformance.fault.lab.RedirectedTarget;
import sol023.conformance.fault.proxy.Answer;
import sol023.conformance.fault.proxy.Octets;
import sol023.conformance.fault.proxy.Origin;
import sol023.conformance.fault.proxy.Request;
import sol023.conformance.fault.proxy.TlsProxy;
import sol023.conformance.target.Target.Dialect;

/**
 * A CMF with one fault, as long as it is open: a proxy in front of a lab CMF, another one in front of the VNFM that the suite plays, and a target
 * file that leads to both. The same defect sees what goes in either direction. Where the suite speaks CMP as RFC 9483 says, the
 * CMF refuses lists that are too long instead of paging them, so that full runs in both dialects see both.
 */
public final class FaultyCmf implements Closeable {

    private static final String TOKENS = "/lab/oauth2/token";
    private static final int FIRST_PORT = 20_000;
    private static final int LAST_PORT = 30_000;
    private static final int MOST_ATTEMPTS = 20;

    private final TlsProxy proxy;
    private final TlsProxy towardsVnfm;
    private final URI vnfmAddress;
    private final Bench bench;
    private final Path target;

    /**
     * @param dialect how the suite speaks CMP
     * @param patience how long the suite waits for a CRL, in seconds
     */
    FaultyCmf(Path labTarget, Lab lab, Clock clock, Dialect dialect, int patience, Defect defect) throws IOException {
        this.vnfmAddress = RedirectedTarget.vnfm(labTarget);
        URI origin = RedirectedTarget.origin(labTarget);
        this.bench = new Bench(lab, clock);
        boolean refusing = dialect == Dialect.RFC9483;
        this.proxy = new TlsProxy(
                origin,
                lab.tls(),
                (request, upstream) -> answer(defect, request, refusing ? new RefusingLists(upstream) : upstream));
        URI vnfm = freeAddress(origin.getHost());
        this.towardsVnfm = new TlsProxy(
                vnfm,
                lab.vnfmTls(),
                (request, upstream) -> forCmf(answer(defect, localised(request, origin), upstream), origin));
        this.target =
                RedirectedTarget.redirect(labTarget, proxy.address(), vnfm, towardsVnfm.address(), dialect, patience);
    }

    /**
     * Where the suite is to listen: its port must be known before, and nobody may get it until then. So it is not one of those that systems give
     * to whoever asks for any port.
     */
    static URI freeAddress(String host) throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getByName(host))) {
                return URI.create("https://" + host + ":" + free.getLocalPort());
            } catch (BindException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Links in what the CMF sends lead to the proxy, like those in its answers. */
    private Request localised(Request request, URI origin) {
        return request.with(new Octets(request.body()
                .text()
                .replace(origin.toString(), proxy.address().toString())
                .getBytes(UTF_8)));
    }

    /** Links in what the VNFM answers lead to where the CMF has asked, and those to the proxy to the CMF itself. */
    private Answer forCmf(Answer answer, URI origin) {
        UnaryOperator<String> change =
                text -> text.replace(towardsVnfm.address().toString(), vnfmAddress.toString())
                        .replace(proxy.address().toString(), origin.toString());
        Answer changed = answer.withHeaders(answer.headers().mapped(change));
        return answer.body().length() == 0
                ? changed
                : changed.withBody(Octets.of(change.apply(answer.body().text())));
    }

    /** Where the proxy in front of the suite's VNFM listens. */
    int vnfmPort() {
        return towardsVnfm.address().getPort();
    }

    /** The target file for the suite. */
    public Path target() {
        return target;
    }

    /** How often the fault has shown itself so far. */
    public int hits() {
        return bench.hits();
    }

    /** What has gone wrong with the fault itself. */
    List<String> troubles() {
        return bench.troubles();
    }

    private Answer answer(Defect defect, Request request, Origin upstream) throws IOException {
        try {
            return request.path().endsWith(TOKENS) && !defect.isAboutTokens()
                    ? upstream.send(request)
                    : defect.answer(request, upstream, bench);
        } catch (RuntimeException e) {
            bench.broken(e);
            throw new IOException("the fault has failed", e);
        }
    }

    @Override
    public void close() throws IOException {
        proxy.close();
        towardsVnfm.close();
        Files.deleteIfExists(target);
    }
}
