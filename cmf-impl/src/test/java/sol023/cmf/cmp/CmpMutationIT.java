package sol023.cmf.cmp;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import sol023.cmf.ca.CertificateType;

/** Ten thousand random changes of a valid p10cr. The seed of a run is in its output, to repeat it. */
@EnabledIfSystemProperty(named = "thorough", matches = "true")
class CmpMutationIT {

    private static final int ROUNDS = 10_000;

    @Test
    void ten_thousand_changed_requests_get_an_answer_and_no_certificate(@TempDir Path folder) throws Exception {
        long seed = Long.getLong("mutation.seed", new Random().nextLong());
        try (var lab = new CmpLab(folder)) {
            lab.register(CertificateType.VNFCI, TestClient.names(TestClient.csr("vnfc-1")));
            var mutations = new Mutations(lab, lab.vnfm, TestClient.csr("vnfc-1"), new Random(seed));
            for (int i = 0; i < ROUNDS / 2; i++) {
                mutations.sendWithOtherOctets();
                mutations.sendWithOtherStructure();
            }
        } catch (AssertionError e) {
            throw new AssertionError("with -Dmutation.seed=" + seed, e);
        }
    }
}
