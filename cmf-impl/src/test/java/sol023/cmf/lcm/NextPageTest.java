package sol023.cmf.lcm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class NextPageTest {

    private static final URI PAGE = URI.create("https://vnfm.example.org/vnflcm/v2/vnf_instances");

    @Test
    void a_link_with_thousands_of_parameters_costs_no_stack() {
        var many = ";".repeat(16_000);
        assertThat(NextPage.find(List.of("<?page=2>" + many + "; rel=\"next\""), PAGE))
                .contains(URI.create(PAGE + "?page=2"));
        assertThat(NextPage.find(List.of("<?page=2>" + many), PAGE)).isEmpty();
    }

    @Test
    void the_next_page_is_found_among_other_links_and_parameters() {
        assertThat(NextPage.find(List.of("<?a>; rel=prev, <?b> ; title=\"x, <?c>; rel=next\" ; rel=\"next\""), PAGE))
                .contains(URI.create(PAGE + "?b"));
    }
}
