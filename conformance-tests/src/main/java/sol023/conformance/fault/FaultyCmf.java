package sol023.conformance.fault;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import sol023.conformance.fault.lab.RedirectedTarget;
import sol023.conformance.fault.proxy.TlsProxy;

/** A CMF with one fault, as long as it is open: a proxy in front of a lab CMF, and a target file that leads to it. */
public final class FaultyCmf implements Closeable {

    private final TlsProxy proxy;
    private final Bench bench;
    private final Path target;

    FaultyCmf(Path labTarget, Lab lab, Clock clock, Defect defect) throws IOException {
        URI origin = RedirectedTarget.origin(labTarget);
        this.bench = new Bench(lab, clock);
        this.proxy = new TlsProxy(origin, lab.tls(), (request, upstream) -> defect.answer(request, upstream, bench));
        this.target = RedirectedTarget.redirect(labTarget, proxy.address());
    }

    /** The target file for the suite. */
    public Path target() {
        return target;
    }

    public URI address() {
        return proxy.address();
    }

    /** How often the fault has shown itself so far. */
    public int hits() {
        return bench.hits();
    }

    @Override
    public void close() throws IOException {
        proxy.close();
        Files.deleteIfExists(target);
    }
}
