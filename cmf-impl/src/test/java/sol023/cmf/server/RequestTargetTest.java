package sol023.cmf.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sol023.cmf.sol013.Problem;

class RequestTargetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nfv-cert/v1/subjects",
                "/a%20b",
                "/%C3%A4",
                "/crl/0a.crl",
                "//x",
                "/a...b",
                "/~!$&'()*+,=:@"
            })
    void ordinary_paths_pass(String path) {
        assertThat(RequestTarget.check(path, null)).isEmpty();
        assertThat(RequestTarget.check(path, "filter=(eq,id,a%2Fb);x&all_fields"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "x",
                "/%",
                "/%4",
                "/%zz",
                "/%00",
                "/%1f",
                "/%7f",
                "/%2f",
                "/%5C",
                "/%ff",
                "/%c0%80",
                "/%ed%a0%80",
                "/\u00e4",
                "/a b",
                "/a;b",
                "/a%3Bb",
                "/.",
                "/..",
                "/a/../b",
                "/a/%2e%2E/b"
            })
    void malformed_paths_are_refused(String path) {
        assertThat(RequestTarget.check(path, null)).map(Problem::status).contains(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "a=%zz", "a=%00", "a=%0a", "a=%ff", "a=\u00e4", "=x", "a=b&=c"})
    void malformed_queries_are_refused(String query) {
        assertThat(RequestTarget.check("/", query)).map(Problem::status).contains(400);
    }

    @Test
    void targets_have_a_longest_size() {
        assertThat(RequestTarget.check("/" + "a".repeat(4095), null)).isEmpty();
        assertThat(RequestTarget.check("/" + "a".repeat(4095), "b"))
                .map(Problem::status)
                .contains(414);
    }
}
