package sol023.conformance.client.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sol023.conformance.exchange.Header;

class LinksTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</list?page=2>; rel=\"next\"",
                "</list?page=2>;rel=next",
                "  </list?page=2> ; REL = NEXT ",
                "</list?page=2>; title=\"a, b; <c>\"; rel=\"next\"",
                "</list?page=2>; rel=\"last next\"",
                "</list?page=2>; rel=next; rel=prev",
                "</list?page=2>; crossorigin; rel=next",
                "</list?page=1>; rel=prev, </list?page=2>; rel=next",
                "</list?page=2>; rel=next, </list?page=9>; rel=last",
                "</list?page=2>; title=\"say \\\"no\\\", rel=prev\"; rel=next"
            })
    void the_link_to_the_next_page_is_found_however_it_is_written(String value) {
        assertThat(next(value)).containsExactly("/list?page=2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "</list?page=2>",
                "</list?page=2>; rel=prev",
                "</list?page=2>; rel=nextpage",
                "</list?page=2>; rel=prev; rel=next",
                "</list?page=2>; title=\"rel=next\"",
                "</list?page=2>; rel=next; anchor=\"/other\"",
                "/list?page=2; rel=next"
            })
    void what_is_no_link_to_the_next_page_is_not_taken_for_one(String value) {
        assertThat(next(value)).isEmpty();
    }

    @Test
    void commas_in_a_reference_belong_to_it() {
        assertThat(next("</list?filter=(eq,id,a);(eq,id,b)>; rel=next"))
                .containsExactly("/list?filter=(eq,id,a);(eq,id,b)");
    }

    @Test
    void links_may_come_in_several_headers() {
        assertThat(next("</list?page=1>; rel=prev", "</list?page=2>; rel=next")).containsExactly("/list?page=2");
    }

    private static List<String> next(String... values) {
        return Links.withRelation(
                "next",
                Arrays.stream(values).map(value -> new Header("lInK", value)).toList());
    }
}
