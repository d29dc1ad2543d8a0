package sol023.conformance.client.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.api.Test;
import sol023.conformance.client.cmp.Bodies;
import sol023.conformance.client.cmp.BodyType;
import sol023.conformance.client.cmp.FailInfo;
import sol023.conformance.client.cmp.InfoItem;
import sol023.conformance.client.cmp.MessageDraft;
import sol023.conformance.client.cmp.PkiStatus;
import sol023.conformance.client.cmp.Protection;
import sol023.conformance.client.pki.Certificates;
import sol023.conformance.client.pki.CertificationRequestDraft;
import sol023.conformance.client.pki.Credential;
import sol023.conformance.client.pki.KeyKind;
import sol023.conformance.client.pki.Names;
import sol023.conformance.exchange.Exchange.Decoded;

class Asn1DecoderTest {

    private static final KeyPair KEY = KeyKind.P256.generate();
    private static final Protection SIGNED = new Protection.Signed(new Credential(
            KEY.getPrivate(),
            List.of(Certificates.selfSigned(
                    KEY, Names.subject(Map.of("commonName", "signer")), Instant.parse("2026-01-02T03:04:05Z")))));

    private final Asn1Decoder decoder = new Asn1Decoder();

    @Test
    void a_certificate_signing_request_shows_its_fields_by_their_names() {
        CertificationRequestDraft csr =
                new CertificationRequestDraft(KEY).subject(Map.of("commonName", "vnfci.example"));
        MessageDraft draft = new MessageDraft(BodyType.P10CR, csr.build(), SIGNED)
                .transactionId(new DEROctetString(new byte[] {1, 2, 3}))
                .info(InfoItem.implicitConfirm());
        Decoded decoded = decode(draft.encode());
        assertThat(decoded.kind()).isEqualTo("PKIMessage (p10cr)");
        assertThat(decoded.text())
                .contains("pvno 2", "sender directoryName CN=signer", "transactionID 010203")
                .contains("protectionAlg ecdsa-with-SHA256 (1.2.840.10045.4.3.2)")
                .contains("infoType implicitConfirm (1.3.6.1.5.5.7.4.13)", "infoValue NULL")
                .contains("body p10cr", "subject CN=vnfci.example", "extraCerts (1)", "tbsCertificate");
    }

    @Test
    void a_rejection_shows_status_and_fail_info_in_words() {
        var error = new DERSequence(Bodies.statusInfo(PkiStatus.REJECTION, "no", Optional.of(FailInfo.BAD_POP)));
        assertThat(decode(new MessageDraft(BodyType.ERROR, error, SIGNED).encode())
                        .text())
                .contains("status rejection (2)", "text \"no\"", "failInfo badPOP");
    }

    @Test
    void each_line_begins_with_the_offset_of_its_node() {
        byte[] message = new MessageDraft(BodyType.PKICONF, Bodies.pkiconf(), SIGNED).encode();
        for (String line : decode(message).text().split("\n", -1)) {
            if (line.contains("pvno")) {
                int offset = Integer.parseInt(line.substring(0, 5).strip());
                assertThat(message[offset]).isEqualTo((byte) 2); // INTEGER
                assertThat(message[offset + 2]).isEqualTo((byte) 2); // version 2
                return;
            }
        }
        throw new AssertionError("no line shows pvno");
    }

    @Test
    void what_cannot_be_read_is_said_and_other_media_types_are_left_alone() {
        assertThat(decode(new byte[] {1, 2, 3}).kind()).isEqualTo("PKIMessage, malformed");
        assertThat(decoder.decode("application/json", new byte[] {1})).isEmpty();
    }

    private Decoded decode(byte[] message) {
        return decoder.decode("application/pkixcmp", message).orElseThrow();
    }
}
