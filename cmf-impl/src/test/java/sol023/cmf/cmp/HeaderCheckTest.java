package sol023.cmf.cmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cmp.CMPObjectIdentifiers;
import org.bouncycastle.asn1.cmp.InfoTypeAndValue;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sol023.cmf.ca.CertificateType;

/** Each check of the header with exactly one fault, and the variations that are none (RFC 9483 section 3.5). */
class HeaderCheckTest {

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

    private static RequestBuilder valid() {
        return client.p10cr(TestClient.csr("vnfc-1"));
    }

    private static TestReply send(RequestBuilder request) {
        return TestReply.of(endpoint.answer(TestClient.PKCS10, request.encode()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faults")
    void a_fault_is_refused_by_its_own_bit(String fault, String failInfo, UnaryOperator<RequestBuilder> change) {
        long before = lab.countCertificates();

        var reply = send(change.apply(valid()));

        assertThat(reply.summary()).isEqualTo("error rejection " + failInfo);
        assertThat(reply.httpStatus()).isEqualTo(200);
        assertThat(reply.statusString()).isNotBlank();
        assertThat(reply.isSignedBy(lab.authority.cmpCredential().certificate()))
                .isTrue();
        assertThat(lab.countCertificates()).isEqualTo(before);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("pvno 1", "unsupportedVersion", request -> request.pvno(1)),
                fault("pvno 4", "unsupportedVersion", request -> request.pvno(4)),
                fault("pvno -1", "unsupportedVersion", request -> request.pvno(-1)),
                fault("no transactionID", "badDataFormat", request -> request.transactionId(null)),
                fault("empty transactionID", "badDataFormat", request -> request.transactionId(new byte[0])),
                fault("no senderNonce", "badSenderNonce", request -> request.senderNonce(null)),
                fault("short senderNonce", "badSenderNonce", request -> request.senderNonce(new byte[15])),
                fault("late", "badTime", request -> request.messageTime(CmpLab.START.plusSeconds(301))),
                fault("early", "badTime", request -> request.messageTime(CmpLab.START.minusSeconds(301))),
                fault("other sender", "badMessageCheck", request -> request.sender(new X500Name("CN=somebody,O=Lab"))),
                fault("no senderKID", "badMessageCheck", request -> request.senderKid(null)),
                fault("other senderKID", "badMessageCheck", request -> request.senderKid(new byte[20])),
                fault(
                        "implicitConfirm with a value",
                        "badRequest",
                        request -> request.info(
                                new InfoTypeAndValue(CMPObjectIdentifiers.it_implicitConfirm, new ASN1Integer(1)))));
    }

    private static Arguments fault(String what, String failInfo, UnaryOperator<RequestBuilder> change) {
        return Arguments.of(what, failInfo, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("variations")
    void what_the_standard_leaves_free_is_accepted(String what, UnaryOperator<RequestBuilder> change) {
        assertThat(send(change.apply(valid())).summary()).isEqualTo("cp accepted");
    }

    static Stream<Arguments> variations() {
        return Stream.of(
                variation("nothing changed", request -> request),
                variation("no messageTime", request -> request.messageTime(null)),
                variation(
                        "messageTime at the end of the window",
                        request -> request.messageTime(CmpLab.START.plus(Duration.ofMinutes(5)))),
                variation("senderNonce of 32 octets", request -> request.senderNonce(TestCrypto.random(32))),
                variation("transactionID of 200 octets", request -> request.transactionId(TestCrypto.random(200))),
                variation("recipNonce in a first message", request -> request.recipNonce(TestCrypto.random(16))),
                variation(
                        "any recipient",
                        request ->
                                request.recipient(new GeneralName(GeneralName.uniformResourceIdentifier, "urn:any"))),
                variation(
                        "unknown generalInfo",
                        request -> request.info(
                                new InfoTypeAndValue(new ASN1ObjectIdentifier("1.2.3.4"), new ASN1Integer(7)))),
                variation(
                        "generalInfo without value",
                        request -> request.info(new InfoTypeAndValue(new ASN1ObjectIdentifier("1.2.3.4")))));
    }

    private static Arguments variation(String what, UnaryOperator<RequestBuilder> change) {
        return Arguments.of(what, change);
    }

    @Test
    void an_unsupported_version_is_answered_in_the_nearest_one() {
        assertThat(send(valid().pvno(1)).header().getPvno().intValueExact()).isEqualTo(2);
        assertThat(send(valid().pvno(9)).header().getPvno().intValueExact()).isEqualTo(3);
    }

    @Test
    void an_answer_to_a_message_without_nonce_has_no_recipNonce() {
        assertThat(send(valid().senderNonce(null)).header().getRecipNonce()).isNull();
    }

    @Test
    void an_unprotected_message_is_refused() {
        var request = valid().protectionAlg(Optional.empty()).withoutBits();

        assertThat(send(request).summary()).isEqualTo("error rejection badMessageCheck");
    }

    @Test
    void protectionAlg_without_protection_is_refused_and_the_reverse() {
        assertThat(send(valid().withoutBits()).summary()).isEqualTo("error rejection badMessageCheck");
        assertThat(send(valid().protectionAlg(Optional.empty())).summary())
                .isEqualTo("error rejection badMessageCheck");
    }

    @Test
    void a_message_that_does_not_verify_leaves_its_transactionID_free() {
        var id = TestCrypto.random(16);
        send(valid().transactionId(id).protection(input -> new byte[70]));

        assertThat(send(valid().transactionId(id)).summary()).isEqualTo("cp accepted");
    }

    @Test
    void a_verified_message_that_is_refused_uses_up_its_transactionID() {
        var id = TestCrypto.random(16);
        send(valid().transactionId(id).messageTime(CmpLab.START.plusSeconds(1000)));

        assertThat(send(valid().transactionId(id)).summary()).isEqualTo("error rejection transactionIdInUse");
    }
}
