package sol023.cmf.cmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cmp.CMPObjectIdentifiers;
import org.bouncycastle.asn1.cmp.GenMsgContent;
import org.bouncycastle.asn1.cmp.InfoTypeAndValue;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sol023.cmf.ca.CertificateType;

/** What this CMF does not serve, or serves only if switched on, is refused in an orderly way, and an empty genm shows that it lives (RFC 9483 sections 3.5 and 4.3). */
class RefusedBodiesTest {

    @TempDir
    static Path folder;

    private static CmpLab lab;
    private static CmpEndpoint endpoint;
    private static TestClient client;

    @BeforeAll
    static void start() {
        lab = new CmpLab(folder);
        endpoint = lab.endpoint(CmpSettings.DEFAULT.serving(Set.of()));
        client = new TestClient(lab.vnfm, lab.clock);
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    private static TestReply send(CmpRoute route, RequestBuilder request) {
        return TestReply.of(endpoint.answer(route, request.encode()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notServed")
    void a_body_that_is_not_served_is_a_bad_request(MessageType type, ASN1Encodable content) {
        var reply = send(TestClient.PKCS10, client.request(new PKIBody(type.tag(), content)));

        assertThat(reply.summary()).isEqualTo("error rejection badRequest");
        assertThat(reply.statusString()).contains(type.standardName());
    }

    static Stream<Arguments> notServed() {
        var empty = new DERSequence();
        var certRep = new DERSequence(new DERSequence());
        return Stream.of(
                Arguments.of(MessageType.IR, empty),
                Arguments.of(MessageType.CR, empty),
                Arguments.of(MessageType.KUR, empty),
                Arguments.of(MessageType.KRR, empty),
                Arguments.of(MessageType.CCR, empty),
                Arguments.of(MessageType.CP, certRep),
                Arguments.of(MessageType.IP, certRep),
                Arguments.of(MessageType.POPDECR, empty),
                Arguments.of(MessageType.NESTED, empty),
                Arguments.of(MessageType.CRLANN, empty),
                Arguments.of(MessageType.GENP, empty),
                Arguments.of(MessageType.PKICONF, DERNull.INSTANCE));
    }

    @Test
    void an_empty_genm_is_answered_with_an_empty_genp() {
        var genm = new PKIBody(PKIBody.TYPE_GEN_MSG, new GenMsgContent(new InfoTypeAndValue[0]));

        assertThat(send(TestClient.PKCS10, client.request(genm)).summary()).isEqualTo("genp");
        assertThat(send(TestClient.REVOCATION, client.request(genm)).summary()).isEqualTo("genp");
    }

    @Test
    void a_genm_with_a_question_is_a_bad_request() {
        var question = new InfoTypeAndValue(CMPObjectIdentifiers.id_it_caCerts);
        var genm = new PKIBody(PKIBody.TYPE_GEN_MSG, new GenMsgContent(question));

        assertThat(send(TestClient.PKCS10, client.request(genm)).summary()).isEqualTo("error rejection badRequest");
    }

    @Test
    void each_message_belongs_to_its_operation() {
        var anywhere = new CmpRoute(CertificateType.VNFCI, Optional.empty());
        var csr = TestClient.csr("vnfc-1");

        assertThat(send(TestClient.REVOCATION, client.p10cr(csr)).summary()).isEqualTo("error rejection badRequest");
        assertThat(send(TestClient.PKCS10, client.rr(lab.authority.certificate(), 1))
                        .summary())
                .isEqualTo("error rejection badRequest");
        assertThat(send(anywhere, client.p10cr(csr)).summary()).isEqualTo("cp rejection notAuthorized");
    }
}
