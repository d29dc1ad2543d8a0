package sol023.cmf.lcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading what a VNFM says, right or wrong. */
class VnfReaderTest {

    private static Vnf read(String json) {
        return VnfReader.read(LcmJson.read(json.replace('`', '"')));
    }

    @Test
    void vnfcs_are_known_by_both_ids_and_with_their_certificate() {
        var vnf = read(
                """
                {`id`: `v`, `instantiationState`: `INSTANTIATED`, `vnfdId`: 3, `instantiatedVnfInfo`: {
                  `vnfcInfo`: [{`id`: `a`, `vduId`: `u`, `vnfcResourceInfoId`: `r`}, {`id`: `lost`}],
                  `vnfcResourceInfo`: [{`id`: `r`, `certificateContentId`: `cc`}, {`id`: `alone`}]},
                 `certificateInfo`: {`certificateContents`: [
                   {`id`: `cc`, `serialNumber`: 1461501637330902918203684832716283019655932542975, `issuer`: `CN=x`},
                   {`id`: `cd`, `serialNumber`: 1.5}, {`serialNumber`: 3}]}}""");

        assertThat(Vnf.ids(vnf.vnfcs().orElseThrow())).containsExactlyInAnyOrder("a", "r", "lost", "alone");
        assertThat(vnf.vnfcs().orElseThrow().get(0).certificateContentId()).contains("cc");
        assertThat(vnf.facts().vnfdId()).isEmpty();
        assertThat(vnf.certificates()).hasSize(2);
        assertThat(vnf.certificates().get(0).serialNumber())
                .contains(BigInteger.ONE.shiftLeft(160).subtract(BigInteger.ONE));
        assertThat(vnf.certificates().get(1).serialNumber()).isEmpty();
    }

    @Test
    void to_have_no_vnfc_is_another_thing_than_not_to_show_them() {
        assertThat(read("{`id`: `v`, `instantiationState`: `NOT_INSTANTIATED`}").vnfcs())
                .contains(List.of());
        assertThat(read("{`id`: `v`, `instantiationState`: `INSTANTIATED`}").vnfcs())
                .isEmpty();
        assertThat(read("{`id`: `v`, `instantiationState`: `INSTANTIATED`, `instantiatedVnfInfo`: {}}")
                        .vnfcs())
                .contains(List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{`id`: 7, `instantiationState`: `INSTANTIATED`}",
                "{`id`: `v`}",
                "{`id`: `v`, `instantiationState`: `INSTANTIATED`, `instantiatedVnfInfo`: {`vnfcInfo`: 3}}",
                "{`id`: `v`, `instantiationState`: `INSTANTIATED`, `instantiatedVnfInfo`: {`vnfcInfo`: [{}]}}",
                "{`id`: `v`, `instantiationState`: `INSTANTIATED`, `instantiatedVnfInfo`: {`vnfcResourceInfo`: [4]}}"
            })
    void what_cannot_be_read_is_not_taken_for_a_vnf_without_vnfcs(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(VnfmException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[1,]", "{} {}", "\u0000"})
    void what_is_no_json_is_refused(String text) {
        assertThatThrownBy(() -> LcmJson.read(text)).isInstanceOf(VnfmException.class);
        assertThatThrownBy(() -> LcmJson.read("[".repeat(100) + "]".repeat(100)))
                .isInstanceOf(VnfmException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<https://v/vnflcm/v2/x?m=1>; rel=\"next\" | https://v/vnflcm/v2/x?m=1",
                "<https://v/a>;rel=next | https://v/a",
                "</b?m>; title=\"a, <c>\"; REL=Next | https://v/b?m",
                "<?m=2>; rel=\"prev next\" | https://v/vnflcm/v2/x?m=2",
                "<https://v/a>; rel=prev, <https://v/b>; rel=\"next\" | https://v/b",
                "<https://v/a>; rel=\"nextish\" | -",
                "<https://v/a> | -",
                "nonsense | -"
            })
    void the_next_page_is_found_however_its_link_is_written(String header, String expected) {
        var page = URI.create("https://v/vnflcm/v2/x");
        assertThat(NextPage.find(List.of(header.strip()), page)
                        .map(URI::toString)
                        .orElse("-"))
                .isEqualTo(expected);
        assertThat(NextPage.find(List.of("<x>; rel=self", header.strip()), page)
                        .map(URI::toString)
                        .orElse("-"))
                .isEqualTo(expected);
    }

    @Test
    void pauses_grow_to_a_limit_and_differ() {
        var slow = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10), () -> 1.0);
        var fast = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10), () -> 0.0);
        for (var seconds : List.of(1, 2, 4, 8, 10, 10)) {
            assertThat(slow.next()).isEqualTo(Duration.ofSeconds(seconds));
            assertThat(fast.next()).isEqualTo(Duration.ofMillis(seconds * 500L));
        }
        for (int i = 0; i < 100; i++) {
            assertThat(slow.next()).isEqualTo(Duration.ofSeconds(10));
        }
        slow.reset();
        assertThat(slow.next()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_subscription_fits_whatever_the_vnfm_adds_but_not_with_another_condition() {
        var terms = new SubscriptionTerms(URI.create("https://cmf/x"), Optional.empty());
        var same = terms.request().put("id", "1").put("more", 1);
        same.withObject("/filter").putArray("operationTypes");
        assertThat(terms.fits(same)).isTrue();
        assertThat(terms.fits(same.deepCopy().put("verbosity", "SHORT"))).isFalse();
        assertThat(terms.fits(same.deepCopy().put("callbackUri", "https://cmf/y")))
                .isFalse();
        var narrower = same.deepCopy();
        narrower.withArray("/filter/operationTypes").add("HEAL");
        assertThat(terms.fits(narrower)).isFalse();
        var secret = new SubscriptionTerms.TokenEndpoint("c", "s3cret", URI.create("https://as/t"));
        var protectedTerms = new SubscriptionTerms(URI.create("https://cmf/x"), Optional.of(secret));
        assertThat(protectedTerms.digest()).isNotEqualTo(terms.digest()).doesNotContain("s3cret");
        assertThat(protectedTerms.toString()).doesNotContain("s3cret");
    }
}
