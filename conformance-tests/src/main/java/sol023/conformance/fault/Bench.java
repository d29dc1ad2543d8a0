package sol023.conformance.fault;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.x509.Certificate;
import org.jspecify.annotations.Nullable;
import sol023.conformance.fault.cmp.IssuingCa;
import sol023.conformance.fault.cmp.Protector;
import sol023.conformance.fault.cmp.Reply;

/** What a defect works with: the keys of the CMF it imitates, and the count of its deeds. One for each run of a fault. */
public final class Bench {

    private final @Nullable Lab lab;
    private final Clock clock;
    private final Memory<String> troubles = new Memory<>();
    private final AtomicInteger hits = new AtomicInteger();

    Bench(Lab lab, Clock clock) {
        this.lab = lab;
        this.clock = clock;
    }

    /** For a VNFM, which has no CA. */
    Bench(Clock clock) {
        this.lab = null;
        this.clock = clock;
    }

    private Lab lab() {
        Lab known = lab;
        if (known == null) {
            throw new IllegalStateException("this fault is in front of no lab CMF");
        }
        return known;
    }

    /** Counts that the fault has shown itself once. */
    public void hit() {
        hits.incrementAndGet();
    }

    int hits() {
        return hits.get();
    }

    /** Notes that the defect itself has failed. */
    void broken(RuntimeException why) {
        troubles.note(why.toString());
    }

    List<String> troubles() {
        return troubles.all();
    }

    /** Protects answers as the CMF does. */
    public Protector protector() {
        return lab().protector();
    }

    /** Protects requests as a consumer does. */
    public Protector protector(String consumer) {
        return lab().protector(consumer);
    }

    /** The CA whose certificates the CMF gives out. */
    public IssuingCa issuingCa() {
        return lab().issuingCa();
    }

    /** A CA that nobody has heard of. */
    public IssuingCa foreignCa() {
        return lab().foreignCa();
    }

    /** A self-signed certificate that the CMF has nothing to do with. */
    public Certificate foreignRoot() {
        return lab().foreignRoot();
    }

    /** Answers that say yes to anything. */
    public Reply reply() {
        return lab().reply();
    }

    /** Answers signed by another certificate that the CMF's own CA has issued, with a key of that algorithm ({@code EC} or {@code RSA}). */
    public Reply otherSigner(String keyAlgorithm) {
        return lab().otherSigner(keyAlgorithm);
    }

    public Instant now() {
        return clock.instant();
    }
}
