package sol023.cmf.cmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.DERVisibleString;
import org.bouncycastle.asn1.cmp.CMPObjectIdentifiers;
import org.bouncycastle.asn1.cmp.InfoTypeAndValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sol023.cmf.ca.CertificateType;

/** Certificate type and handling in generalInfo, and the dialect they choose (SOL023 clauses 5.5.2.3 and 5.7, I-02, I-03, I-14). */
class NfvInfoTest {

    private static final String TYPE = "urn:etsi:nfv:cert-type:vnfc-cert";
    private static final String DELEGATION = "urn:etsi:nfv:cert-type:handling:delegation";
    private static final ASN1ObjectIdentifier OTHER = new ASN1ObjectIdentifier("1.2.3.4");

    @TempDir
    static Path folder;

    private static CmpLab lab;
    private static CmpEndpoint endpoint;
    private static TestClient client;

    @BeforeAll
    static void start() {
        lab = new CmpLab(folder);
        endpoint = lab.endpoint(CmpSettings.DEFAULT);
        client = new TestClient(lab.vnfm, lab.clock);
        lab.register(CertificateType.VNFCI, TestClient.names(TestClient.csr("vnfc-1")));
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    private static TestReply send(CmpEndpoint to, List<InfoTypeAndValue> infos) {
        var request = client.p10cr(TestClient.csr("vnfc-1"));
        infos.forEach(request::info);
        return TestReply.of(to.answer(TestClient.PKCS10, request.encode()));
    }

    private static TestReply send(InfoTypeAndValue... infos) {
        return send(endpoint, List.of(infos));
    }

    @Test
    void the_entries_are_on_the_wire_as_the_object_identifiers_of_I_03() throws IOException {
        assertThat(hex(TestClient.vnfc()))
                .isEqualTo("303806146982baa881b18ae2cacfa7acdad1c98b87b0c326"
                        + "0c2075726e3a657473693a6e66763a636572742d747970653a766e66632d63657274");
        assertThat(hex(TestClient.type("urn:etsi:nfv:cert-type:vnfoam-cert")))
                .isEqualTo("303a06146982baa881b18ae2cacfa7acdad1c98b87b0c326"
                        + "0c2275726e3a657473693a6e66763a636572742d747970653a766e666f616d2d63657274");
        assertThat(hex(TestClient.delegation()))
                .isEqualTo("304206146981febbfecba3a79af9adaab095e2f7aee5b67f"
                        + "0c2a75726e3a657473693a6e66763a636572742d747970653a68616e646c696e673a64656c65676174696f6e");
        assertThat(NfvInfoTypes.of(CmpSettings.DEFAULT).certificateType())
                .isEqualTo(TestClient.vnfc().getInfoType());
        assertThat(NfvInfoTypes.of(CmpSettings.DEFAULT).handling())
                .isEqualTo(TestClient.delegation().getInfoType());
    }

    private static String hex(InfoTypeAndValue entry) throws IOException {
        return HexFormat.of().formatHex(entry.getEncoded());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accepted")
    void they_are_accepted_in_any_order_company_and_string_type(String how, List<InfoTypeAndValue> infos) {
        var reply = send(endpoint, infos);

        assertThat(reply.summary()).isEqualTo("cp accepted");
        assertThat(reply.httpStatus()).isEqualTo(201);
    }

    static Stream<Arguments> accepted() {
        var type = TestClient.vnfc().getInfoType();
        return Stream.of(
                Arguments.of("as printed", List.of(TestClient.vnfc(), TestClient.delegation())),
                Arguments.of("other order", List.of(TestClient.delegation(), TestClient.vnfc())),
                Arguments.of("trailing blank", List.of(TestClient.vnfc(), TestClient.handling(DELEGATION + " "))),
                Arguments.of(
                        "with implicitConfirm",
                        List.of(TestClient.implicitConfirm(), TestClient.vnfc(), TestClient.delegation())),
                Arguments.of(
                        "IA5String",
                        List.of(new InfoTypeAndValue(type, new DERIA5String(TYPE)), TestClient.delegation())),
                Arguments.of(
                        "PrintableString",
                        List.of(new InfoTypeAndValue(type, new DERPrintableString(TYPE)), TestClient.delegation())),
                Arguments.of(
                        "VisibleString",
                        List.of(new InfoTypeAndValue(type, new DERVisibleString(TYPE)), TestClient.delegation())),
                Arguments.of(
                        "under other object identifiers",
                        List.of(
                                new InfoTypeAndValue(OTHER, new DERUTF8String(TYPE)),
                                new InfoTypeAndValue(OTHER, new DERUTF8String(DELEGATION)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void what_is_missing_unknown_doubled_or_contradicting_is_a_bad_request(String what, List<InfoTypeAndValue> infos) {
        assertThat(send(endpoint, infos).summary()).isEqualTo("error rejection badRequest");
    }

    static Stream<Arguments> refused() {
        var vnfc = TestClient.vnfc();
        var delegation = TestClient.delegation();
        return Stream.of(
                Arguments.of("type of the other path", List.of(oam(), delegation)),
                Arguments.of("no handling", List.of(vnfc)),
                Arguments.of("no type", List.of(delegation)),
                Arguments.of("type twice", List.of(vnfc, vnfc, delegation)),
                Arguments.of("both types", List.of(vnfc, oam(), delegation)),
                Arguments.of("handling twice", List.of(vnfc, delegation, delegation)),
                Arguments.of("direct", List.of(vnfc, TestClient.handling("urn:etsi:nfv:cert-type:handling:direct"))),
                Arguments.of("unknown type", List.of(TestClient.type("urn:etsi:nfv:cert-type:mano-cert"), delegation)),
                Arguments.of("type that is no URN", List.of(TestClient.type("vnfc"), delegation)),
                Arguments.of("unknown handling", List.of(vnfc, TestClient.handling(DELEGATION + "s"))),
                Arguments.of(
                        "type that is no text",
                        List.of(new InfoTypeAndValue(vnfc.getInfoType(), new ASN1Integer(1)), delegation)),
                Arguments.of("type without value", List.of(new InfoTypeAndValue(vnfc.getInfoType()), delegation)),
                Arguments.of("handling as type", List.of(TestClient.type(DELEGATION), delegation)),
                Arguments.of("profile of the other path", List.of(profile("vnfoam-certificates"))),
                Arguments.of("unknown profile", List.of(profile("tls-server"))),
                Arguments.of("two profiles in one", List.of(profile("vnfc-certificates", "vnfc-certificates"))),
                Arguments.of("profile twice", List.of(profile("vnfc-certificates"), profile("vnfc-certificates"))));
    }

    private static InfoTypeAndValue oam() {
        return TestClient.type("urn:etsi:nfv:cert-type:vnfoam-cert");
    }

    private static InfoTypeAndValue profile(String... names) {
        return new InfoTypeAndValue(
                CMPObjectIdentifiers.id_it_certProfile,
                new DERSequence(Stream.of(names).map(DERUTF8String::new).toArray(DERUTF8String[]::new)));
    }

    @Test
    void a_certProfile_that_names_the_type_is_accepted_and_is_no_sol023_dialect() {
        assertThat(send(profile("vnfc-certificates")).httpStatus()).isEqualTo(200);
        assertThat(send(profile(TYPE)).summary()).isEqualTo("cp accepted");
    }

    @Test
    void a_message_of_SOL023_has_version_2() {
        var request = client.sol023P10cr(TestClient.csr("vnfc-1")).pvno(3);

        var reply = TestReply.of(endpoint.answer(TestClient.PKCS10, request.encode()));

        assertThat(reply.summary()).isEqualTo("error rejection unsupportedVersion");
    }

    @Test
    void where_sol023_is_the_only_dialect_the_entries_are_required() {
        var strict = lab.endpoint(dialect(CmpSettings.DialectChoice.SOL023));

        assertThat(send(strict, List.of()).summary()).isEqualTo("error rejection badRequest");
        assertThat(send(strict, TestClient.sol023Info()).httpStatus()).isEqualTo(201);
    }

    @Test
    void where_rfc9483_is_the_only_dialect_the_entries_change_nothing_but_must_still_be_right() {
        var ordinary = lab.endpoint(dialect(CmpSettings.DialectChoice.RFC9483));

        assertThat(send(ordinary, TestClient.sol023Info()).httpStatus()).isEqualTo(200);
        assertThat(send(ordinary, List.of(oam())).summary()).isEqualTo("error rejection badRequest");
    }

    private static CmpSettings dialect(CmpSettings.DialectChoice choice) {
        var standard = CmpSettings.DEFAULT;
        return new CmpSettings(
                choice,
                standard.certReqId(),
                standard.lenientCertReqId(),
                standard.alwaysCaPubs(),
                standard.allowMacRevocation(),
                standard.maxRevocations(),
                standard.messages(),
                standard.onMissingConfirmation(),
                standard.messageTimeWindow(),
                standard.confirmWaitTime(),
                standard.maxUnconfirmed(),
                standard.transactionsKept(),
                standard.maxBodyOctets(),
                standard.macBounds(),
                standard.certTypeOid(),
                standard.handlingOid());
    }
}
