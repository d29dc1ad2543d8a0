package sol023.conformance.fault;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import sol023.conformance.fault.lab.RedirectedTarget;
import sol023.conformance.fault.proxy.Answer;
import sol023.conformance.fault.proxy.Origin;
import sol023.conformance.fault.proxy.Request;
import sol023.conformance.fault.proxy.TlsProxy;
import sol023.conformance.target.Target.Dialect;

/**
 * A CMF with one fault, as long as it is open: a proxy in front of a lab CMF, and a target file that leads to it. Where the suite speaks CMP as RFC 9483 says, the
 * CMF refuses lists that are too long instead of paging them, so that full runs in both dialects see both.
 */
public final class FaultyCmf implements Closeable {

    private final TlsProxy proxy;
    private final Bench bench;
    private final Path target;

    /**
     * @param dialect how the suite speaks CMP
     * @param patience how long the suite waits for a CRL, in seconds
     */
    FaultyCmf(Path labTarget, Lab lab, Clock clock, Dialect dialect, int patience, Defect defect) throws IOException {
        URI origin = RedirectedTarget.origin(labTarget);
        this.bench = new Bench(lab, clock);
        boolean refusing = dialect == Dialect.RFC9483;
        this.proxy = new TlsProxy(
                origin,
                lab.tls(),
                (request, upstream) -> answer(defect, request, refusing ? new RefusingLists(upstream) : upstream));
        this.target = RedirectedTarget.redirect(labTarget, proxy.address(), dialect, patience);
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
            return defect.answer(request, upstream, bench);
        } catch (RuntimeException e) {
            bench.broken(e);
            throw new IOException("the fault has failed", e);
        }
    }

    @Override
    public void close() throws IOException {
        proxy.close();
        Files.deleteIfExists(target);
    }
}
