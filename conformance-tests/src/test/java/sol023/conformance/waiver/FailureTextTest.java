package sol023.conformance.waiver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vnfci-run1-3 is missing | vnfci-run2-3 is missing",
                "id 1b4e28ba-2fa1-11d2-883f-0016d3cca427 | id 9f4e28ba-2fa1-11d2-883f-0016d3cca4ff",
                "at 2026-01-02T03:04:05Z | at 2027-11-12T13:14:15.678Z",
                "Date: Mon, 05 Jan 2026 10:00:00 GMT | Date: Tue, 06 Jan 2026 11:12:13 GMT",
                "https://localhost:8443/x | https://localhost:39999/x",
                "expected: [1, -2, 33, 4, 5] | expected: [9, -8, 7, 66, 5]",
                "expected: [0x01, 0x02, 0xAB, 0xCD] | expected: [0x31, 0x32, 0xAB, 0xFF]",
                "serial 5f3a9c21d7 | serial 0be1244a77",
                "serial 3874650918273 | serial 918273645500",
                "key 5f:3a:9c:21:d7:5f:3a:9c | key 00:3a:9c:21:d7:5f:3a:aa",
                "id AbCdEfGh1234567890-_xyz.X | id ZbCdEfGh0987654321-_xya.X",
                "no answer after 12 ms | no answer after 1503 ms",
                "Object@1a2b3c4d | Object@4d3c2b1a",
            })
    void what_changes_from_run_to_run_is_masked(String first, String second) {
        assertThat(FailureText.of("run1", first)).isEqualTo(FailureText.of("run2", second));
        assertThat(FailureText.of("run1", first).value()).contains(FailureText.MARK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "expected: 201 but was: 200 | expected: 201 but was: 500",
                "OID 2.25.208896543332777917914555828409390080422 | OID 2.25.169123436002420989929136188873172933503",
                "media type application/problem+json | media type application/json",
                "status \"rejection\" | status \"accepted\"",
                "the subject | the subjects",
                "sha256WithRSAEncryption | sha384WithRSAEncryption",
                "certReqId is 0 | certReqId is -1",
            })
    void what_a_failure_is_about_is_kept(String first, String second) {
        assertThat(FailureText.of("run1", first)).isNotEqualTo(FailureText.of("run1", second));
    }

    @Test
    void a_mark_put_by_hand_stands_for_any_word() {
        FailureText pinned = FailureText.pinned("the subject <...> is gone");
        assertThat(pinned.covers(FailureText.of("r", "the subject abc is gone")))
                .isTrue();
        assertThat(pinned.covers(FailureText.of("r", "the subject abc def is gone")))
                .isFalse();
        assertThat(pinned.covers(FailureText.of("r", "the subject abc is gone again")))
                .isFalse();
    }

    @Test
    void a_text_copied_from_a_report_stays_what_it_is() {
        FailureText seen = FailureText.of("abc1", "vnfci-abc1 at\n  https://x.test:8443/ was 500\n");
        assertThat(seen.value()).isEqualTo("vnfci-<...> at https://x.test:<...>/ was 500");
        assertThat(FailureText.pinned(seen.value())).isEqualTo(seen);
    }
}
