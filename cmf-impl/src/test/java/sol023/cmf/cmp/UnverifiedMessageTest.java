package sol023.cmf.cmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.BERSequence;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Octets that are no DER PKIMessage (RFC 9811 section 3.1): HTTP 400 with a signed error. */
class UnverifiedMessageTest {

    @TempDir
    static Path folder;

    private static CmpLab lab;
    private static CmpEndpoint endpoint;
    private static byte[] valid;

    @BeforeAll
    static void start() {
        lab = new CmpLab(folder);
        endpoint = lab.endpoint(CmpSettings.DEFAULT);
        valid = new TestClient(lab.vnfm, lab.clock)
                .p10cr(TestClient.csr("vnfc-1"))
                .encode();
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    private static void isRefused(byte[] octets) {
        var reply = TestReply.of(endpoint.answer(TestClient.PKCS10, octets));
        assertThat(reply.summary()).isEqualTo("error rejection badDataFormat");
        assertThat(reply.httpStatus()).isEqualTo(400);
        assertThat(reply.isSignedBy(lab.authority.cmpCredential().certificate()))
                .isTrue();
        assertThat(reply.header().getRecipNonce()).isNull();
        assertThat(reply.header().getTransactionID().getOctets()).hasSize(16);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "30",
                "3000",
                "0500",
                "30030201",
                "3080",
                "308400000000",
                "ff",
                "1f81818181",
                "30820001"
            })
    void octets_that_are_no_message_are_refused(String hex) {
        isRefused(HexFormat.of().parseHex(hex));
    }

    @Test
    void every_beginning_of_a_message_is_refused() {
        for (int length = 0; length < valid.length; length += 7) {
            isRefused(Arrays.copyOf(valid, length));
        }
    }

    @Test
    void octets_after_the_message_are_refused() {
        isRefused(Arrays.copyOf(valid, valid.length + 1));
    }

    @Test
    void BER_is_refused_although_its_signature_verifies() throws Exception {
        var parts = ASN1Sequence.getInstance(valid);

        isRefused(new BERSequence(parts.toArray()).getEncoded(ASN1Encoding.BER));
    }

    @Test
    void a_length_that_is_not_the_shortest_is_refused() {
        var longer = new byte[valid.length + 1];
        longer[0] = valid[0];
        longer[1] = (byte) 0x83;
        System.arraycopy(valid, 2, longer, 3, valid.length - 2);

        isRefused(longer);
    }

    @Test
    void nesting_without_end_is_refused_before_it_is_followed() {
        var deep = new byte[60_000];
        for (int i = 0; i < deep.length; i += 2) {
            deep[i] = 0x30;
            deep[i + 1] = (byte) 0x80;
        }
        isRefused(deep);
        isRefused(nested(1_000));
        assertThatThrownBy(() -> DerShape.check(nested(DerShape.MAX_DEPTH)))
                .isInstanceOf(CmpProblemException.class)
                .hasMessageContaining("deep");
        DerShape.check(nested(DerShape.MAX_DEPTH - 1));
    }

    private static byte[] nested(int depth) {
        var octets = new byte[] {5, 0};
        for (int i = 0; i < depth; i++) {
            var header = octets.length < 0x80
                    ? new byte[] {0x30, (byte) octets.length}
                    : octets.length < 0x100
                            ? new byte[] {0x30, (byte) 0x81, (byte) octets.length}
                            : new byte[] {0x30, (byte) 0x82, (byte) (octets.length >> 8), (byte) octets.length};
            var outer = Arrays.copyOf(header, header.length + octets.length);
            System.arraycopy(octets, 0, outer, header.length, octets.length);
            octets = outer;
        }
        return octets;
    }

    @Test
    void an_infoType_that_is_a_URN_is_no_header() {
        var message = DerTree.parse(valid);
        // [8] { { UTF8String "urn" } }; the library would not make it
        message.child(0).append(DerTree.parse(HexFormat.of().parseHex("a809300730050c0375726e")));

        isRefused(message.encode());
    }
}
