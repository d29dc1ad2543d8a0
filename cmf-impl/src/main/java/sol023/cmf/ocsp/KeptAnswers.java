package sol023.cmf.ocsp;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import sol023.cmf.certificate.Standing;

/** Signed answers to be used again, those that were asked for last. Safe for use by many threads. */
final class KeptAnswers {

    private final Map<ByteBuffer, Kept> answers;

    /**
     * An answer and what has to be so still for it to be given again.
     *
     * @param end then a fresh one is due
     */
    record Kept(Standing standing, OcspSigner.Current signer, Instant end, OcspAnswer answer) {}

    KeptAnswers(int most) {
        this.answers = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Kept> eldest) {
                return size() > most;
            }
        };
    }

    synchronized Optional<OcspAnswer> find(ByteBuffer id, Instant now, Standing standing, OcspSigner.Current signer) {
        return Optional.ofNullable(answers.get(id))
                .filter(kept -> now.isBefore(kept.end())
                        && kept.standing().equals(standing)
                        && kept.signer().equals(signer))
                .map(Kept::answer);
    }

    synchronized void put(ByteBuffer id, Kept kept) {
        answers.put(id, kept);
    }

    synchronized int size() {
        return answers.size();
    }
}
