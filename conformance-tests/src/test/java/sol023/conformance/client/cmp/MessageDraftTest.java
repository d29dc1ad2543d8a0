package sol023.conformance.client.cmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sol023.conformance.client.cmp.ProtectionVerifier.Outcome;
import sol023.conformance.client.pki.Certificates;
import sol023.conformance.client.pki.CertificationRequestDraft;
import sol023.conformance.client.pki.Credential;
import sol023.conformance.client.pki.KeyKind;
import sol023.conformance.client.pki.Names;

class MessageDraftTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final ASN1OctetString ID = new DEROctetString(new byte[16]);
    private static final KeyPair KEY = KeyKind.P256.generate();
    private static final X509Certificate CERTIFICATE =
            Certificates.selfSigned(KEY, Names.subject(Map.of("commonName", "signer")), NOW);
    private static final Protection SIGNED =
            new Protection.Signed(new Credential(KEY.getPrivate(), List.of(CERTIFICATE)));

    @ParameterizedTest
    @CsvSource({
        "2.25.208896543332777917914555828409390080422, urn:etsi:nfv:cert-type:vnfc-cert, "
                + "303806146982baa881b18ae2cacfa7acdad1c98b87b0c326"
                + "0c2075726e3a657473693a6e66763a636572742d747970653a766e66632d63657274",
        "2.25.208896543332777917914555828409390080422, urn:etsi:nfv:cert-type:vnfoam-cert, "
                + "303a06146982baa881b18ae2cacfa7acdad1c98b87b0c326"
                + "0c2275726e3a657473693a6e66763a636572742d747970653a766e666f616d2d63657274",
        "2.25.169123436002420989929136188873172933503, urn:etsi:nfv:cert-type:handling:delegation, "
                + "304206146981febbfecba3a79af9adaab095e2f7aee5b67f"
                + "0c2a75726e3a657473693a6e66763a636572742d747970653a68616e646c696e673a64656c65676174696f6e"
    })
    void certificate_type_and_handling_are_encoded_as_the_interpretation_register_says(
            String oid, String urn, String der) throws Exception {
        assertThat(InfoItem.text(new ASN1ObjectIdentifier(oid), urn).encode().getEncoded("DER"))
                .isEqualTo(HexFormat.of().parseHex(der));
    }

    @Test
    void what_is_composed_is_parsed_again() throws Exception {
        CmpMessage message = CmpParser.parse(draft().encode());
        assertThat(message.type()).isEqualTo(BodyType.P10CR);
        assertThat(message.header().pvno()).isEqualTo(BigInteger.TWO);
        assertThat(message.header().messageTime()).contains(NOW);
        assertThat(message.header().transactionId()).contains(ID);
        assertThat(message.header().senderNonce()).contains(ID);
        assertThat(message.header().recipNonce()).isEmpty();
        assertThat(message.header().senderKid()).isEqualTo(Certificates.subjectKeyIdentifier(CERTIFICATE));
        assertThat(message.header().info(InfoItem.IMPLICIT_CONFIRM)).isPresent();
        assertThat(message.extraCerts()).containsExactly(CERTIFICATE);
    }

    @Test
    void a_signature_that_fits_is_told_from_one_that_does_not() throws Exception {
        assertThat(verified(draft())).isEqualTo(new Outcome.Signed(CERTIFICATE));
        assertThat(verified(draft().afterProtection(later -> later.pvno(3)))).isInstanceOf(Outcome.Broken.class);
        assertThat(verified(draft().changingProtection(bits -> {
                    byte[] changed = bits.clone();
                    changed[5] ^= 4;
                    return changed;
                })))
                .isInstanceOf(Outcome.Broken.class);
        assertThat(verified(draft().withoutProtectionBits())).isInstanceOf(Outcome.Broken.class);
        assertThat(verified(draft().extraCerts(List.of()))).isInstanceOf(Outcome.Broken.class);
    }

    @Test
    void a_signer_without_a_path_to_an_anchor_is_not_taken() throws Exception {
        X509Certificate other =
                Certificates.selfSigned(KeyKind.P256.generate(), Names.subject(Map.of("commonName", "other")), NOW);
        Outcome outcome =
                new ProtectionVerifier(List.of(other)).verify(CmpParser.parse(draft().encode()), Optional.empty(), NOW);
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Broken.class, broken -> assertThat(broken.why())
                .contains("no path"));
    }

    @Test
    void a_message_without_protection_is_recognised() throws Exception {
        Protection absent = new Protection.Absent(Names.subject(Map.of("commonName", "nobody")));
        MessageDraft draft = new MessageDraft(BodyType.PKICONF, Bodies.pkiconf(), absent);
        assertThat(verified(draft)).isInstanceOf(Outcome.Unprotected.class);
    }

    @Test
    void what_is_no_pki_message_in_der_is_not_parsed() {
        byte[] good = draft().encode();
        for (byte[] wrong : List.of(
                new byte[0],
                new byte[] {1, 2, 3},
                Arrays.copyOf(good, good.length / 2),
                Arrays.copyOf(good, good.length + 1),
                HexFormat.of().parseHex("3003020101"))) {
            assertThatThrownBy(() -> CmpParser.parse(wrong)).isInstanceOf(CmpFormatException.class);
        }
    }

    @Test
    void a_header_field_out_of_order_is_not_parsed() {
        byte[] wrong = draft().with(HeaderField.FREE_TEXT, new DERSequence()).encode();
        byte[] swapped = HexFormat.of().parseHex(HexFormat.of().formatHex(wrong).replace("a7023000", "a0023000"));
        assertThatThrownBy(() -> CmpParser.parse(swapped)).isInstanceOf(CmpFormatException.class);
    }

    @Test
    void fail_info_bits_are_counted_from_the_left() throws Exception {
        assertThat(Bodies.bits(FailInfo.BAD_ALG).getEncoded("DER"))
                .isEqualTo(HexFormat.of().parseHex("03020780"));
        assertThat(Bodies.bits(FailInfo.BAD_POP).getEncoded("DER"))
                .isEqualTo(HexFormat.of().parseHex("0303060040"));
        for (FailInfo info : FailInfo.values()) {
            assertThat(FailInfo.of(Bodies.bits(info))).containsExactly(info);
        }
    }

    private static Outcome verified(MessageDraft draft) throws CmpFormatException {
        return new ProtectionVerifier(List.of(CERTIFICATE))
                .verify(CmpParser.parse(draft.encode()), Optional.empty(), NOW);
    }

    static MessageDraft draft() {
        return draft(SIGNED);
    }

    static MessageDraft draft(Protection protection) {
        CertificationRequestDraft csr = new CertificationRequestDraft(KEY)
                .subject(Map.of("commonName", "vnfci.sol023.example"))
                .alternatives(List.of("vnfci.sol023.example", "192.0.2.1"));
        return new MessageDraft(BodyType.P10CR, csr.build(), protection)
                .messageTime(NOW)
                .transactionId(ID)
                .senderNonce(ID)
                .info(InfoItem.implicitConfirm());
    }
}
