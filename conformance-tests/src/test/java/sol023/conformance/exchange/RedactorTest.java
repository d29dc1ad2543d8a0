package sol023.conformance.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sol023.conformance.target.Secret;

class RedactorTest {

    private static final byte[] SECRET = "s3cr3t+/value".getBytes(StandardCharsets.UTF_8);
    private final Redactor redactor = new Redactor(List.of(new Secret(SECRET)));

    @Test
    void a_configured_secret_goes_in_every_spelling() {
        for (String spelling : List.of(
                "s3cr3t+/value",
                Base64.getEncoder().encodeToString(SECRET),
                Base64.getUrlEncoder().withoutPadding().encodeToString(SECRET),
                HexFormat.of().formatHex(SECRET),
                HexFormat.of().withUpperCase().formatHex(SECRET),
                HexFormat.ofDelimiter(":").formatHex(SECRET))) {
            assertThat(redactor.text("before " + spelling + " after")).isEqualTo("before [redacted] after");
        }
    }

    @Test
    void a_binary_body_keeps_its_length_and_everything_else() {
        byte[] body = new byte[SECRET.length + 4];
        body[0] = (byte) 0xff;
        System.arraycopy(SECRET, 0, body, 2, SECRET.length);
        byte[] clean = redactor.octets(body);
        assertThat(clean).hasSameSizeAs(body).startsWith(0xff, 0x00, '*').endsWith('*', 0x00, 0x00);
        assertThat(body[2]).isEqualTo((byte) 's');
    }

    @Test
    void credentials_in_headers_go_and_the_scheme_stays() {
        List<Header> clean = redactor.headers(List.of(
                new Header("authorization", "Bearer abc.def"),
                new Header("Cookie", "id=1"),
                new Header("X-Note", "s3cr3t+/value"),
                new Header("Accept", "a/b")));
        assertThat(clean)
                .containsExactly(
                        new Header("authorization", "Bearer [redacted]"),
                        new Header("Cookie", "[redacted]"),
                        new Header("X-Note", "[redacted]"),
                        new Header("Accept", "a/b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"password\": \"hidden\\\"value\"}",
                "{\"access_token\":\"hidden\"}",
                "grant_type=x&client_secret=hidden&a=b",
                "-----BEGIN PRIVATE KEY-----\nhidden\n-----END PRIVATE KEY-----",
                "-----BEGIN EC PRIVATE KEY-----\nhidden\n"
            })
    void what_is_a_secret_by_its_kind_goes_too(String text) {
        assertThat(redactor.text(text)).contains("[redacted]").doesNotContain("hidden");
        assertThat(new String(redactor.octets(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8))
                .contains("[redacted]")
                .doesNotContain("hidden");
    }

    @Test
    void a_secret_in_a_url_goes() {
        assertThat(redactor.url(URI.create("https://h/p?access_token=abc&x=1")).toString())
                .doesNotContain("abc")
                .endsWith("x=1");
    }

    @Test
    void what_holds_no_secret_is_unchanged() {
        byte[] body = new byte[256];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) i;
        }
        assertThat(redactor.octets(body)).isEqualTo(body);
        assertThat(redactor.text("{\"secretary\": \"Anna\"}")).isEqualTo("{\"secretary\": \"Anna\"}");
    }
}
