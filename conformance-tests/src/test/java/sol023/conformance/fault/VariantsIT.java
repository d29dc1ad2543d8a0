package sol023.conformance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the standard allows is never red. */
@Tag(SelfTestOnce.TAG)
class VariantsIT {

    @Test
    void every_legal_variant_shows_itself_and_no_check_is_red_under_it() throws IOException {
        List<VariantResult> results = SelfTestOnce.outcome().proof().variants();

        assertThat(results).hasSizeGreaterThanOrEqualTo(25);
        assertThat(results).flatExtracting(VariantResult::problems).isEmpty();
    }
}
