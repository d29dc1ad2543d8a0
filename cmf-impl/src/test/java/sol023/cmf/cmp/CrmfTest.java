package sol023.cmf.cmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.crmf.AttributeTypeAndValue;
import org.bouncycastle.asn1.crmf.CRMFObjectIdentifiers;
import org.bouncycastle.asn1.crmf.CertReqMsg;
import org.bouncycastle.asn1.crmf.OptionalValidity;
import org.bouncycastle.asn1.crmf.POPOSigningKey;
import org.bouncycastle.asn1.crmf.ProofOfPossession;
import org.bouncycastle.asn1.iana.IANAObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Time;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.cmp.CmpRoute.Operation;

/** ir, cr and kur are served like p10cr, each in its own words (RFC 9483 sections 4.1.1 to 4.1.3, RFC 4211). */
class CrmfTest {

    @TempDir
    static Path folder;

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private static CmpLab lab;
    private static CmpEndpoint endpoint;
    private static TestClient client;

    @BeforeAll
    static void start() {
        lab = new CmpLab(folder);
        endpoint = lab.endpoint(CmpSettings.DEFAULT);
        client = new TestClient(lab.vnfm, lab.clock);
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    private static CmpRoute route(MessageType type) {
        var operation =
                switch (type) {
                    case IR -> Operation.INITIALIZATION;
                    case CR -> Operation.CERTIFICATION;
                    case KUR -> Operation.KEYUPDATE;
                    default -> throw new AssertionError(type);
                };
        return new CmpRoute(CertificateType.VNFCI, Optional.of(operation));
    }

    private static TestReply send(MessageType type, RequestBuilder request) {
        return TestReply.of(endpoint.answer(route(type), request.encode()));
    }

    private static TestReply send(MessageType type, CrmfBuilder request) {
        return send(type, client.request(request.body(type)));
    }

    /** A fresh name that is registered, with the suffix of the host for which the lab does not decide at once. */
    private static String registered(String suffix) {
        var name = "crmf-" + NUMBERS.incrementAndGet() + suffix;
        lab.register(CertificateType.VNFCI, TestClient.names(TestClient.csr(name)));
        return name;
    }

    private static String registered() {
        return registered("");
    }

    /** The holder of a certificate that was just issued and confirmed. */
    private static Holder holder(String name) {
        var keys = TestCrypto.ecKeyPair();
        var request = CrmfBuilder.of(name, keys).body(MessageType.CR);
        var reply = send(MessageType.CR, client.request(request).info(TestClient.implicitConfirm()));
        assertThat(reply.summary()).isEqualTo("cp accepted");
        return new Holder(name, keys, reply);
    }

    private record Holder(String name, KeyPair keys, TestReply reply) {

        TestClient client() {
            var chain = List.of(reply.certificate(), lab.authority.certificate());
            return new TestClient(new TestProtection.Signature(keys.getPrivate(), chain, "SHA256withECDSA"), lab.clock);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"IR", "CR"})
    void a_request_is_granted_and_confirmed(MessageType type) {
        var keys = TestCrypto.ecKeyPair();
        var reply = send(type, CrmfBuilder.of(registered(), keys));

        assertThat(reply.summary()).isEqualTo(type.answer().standardName() + " accepted");
        assertThat(reply.httpStatus()).isEqualTo(200);
        assertThat(reply.certReqId()).isZero();
        assertThat(reply.certificate().getPublicKey().getEncoded())
                .isEqualTo(keys.getPublic().getEncoded());
        assertThat(reply.caPubs()).as("who signs knows the root").isNull();
        assertThat(send(type, client.certConf(reply)).summary()).isEqualTo("pkiconf");
    }

    @Test
    void a_shared_secret_is_enough_for_ir_and_the_root_comes_along() {
        var mac = TestCrypto.passwordBasedMac(NISTObjectIdentifiers.id_sha256, IANAObjectIdentifiers.hmacSHA1, 500, 16);
        var beginner = new TestClient(new TestProtection.Mac("vnfm-1", CmpLab.SECRET, mac), lab.clock);
        var request = CrmfBuilder.of(registered()).body(MessageType.IR);

        var reply = send(MessageType.IR, beginner.request(request).info(TestClient.implicitConfirm()));

        assertThat(reply.summary()).isEqualTo("ip accepted");
        assertThat(reply.hasMacOf(CmpLab.SECRET)).isTrue();
        assertThat(reply.caPubs()).hasSize(1);
        assertThat(reply.caPubs()[0].getX509v3PKCert().getSubject())
                .isEqualTo(X500Name.getInstance(
                        lab.authority.root().getSubjectX500Principal().getEncoded()));
    }

    @Test
    void the_sol023_dialect_says_201_for_them_too() {
        var request = CrmfBuilder.of(registered()).body(MessageType.IR);
        var builder = client.request(request).info(TestClient.vnfc()).info(TestClient.delegation());

        assertThat(send(MessageType.IR, builder).httpStatus()).isEqualTo(201);
    }

    @Test
    void the_confirmation_goes_where_the_transaction_began() {
        var reply = send(MessageType.IR, CrmfBuilder.of(registered()));
        var elsewhere =
                endpoint.answer(TestClient.PKCS10, client.certConf(reply).encode());

        assertThat(TestReply.of(elsewhere).summary()).isEqualTo("error rejection badRequest");
        assertThat(TestReply.of(elsewhere).statusString()).contains("initialization");
        assertThat(send(MessageType.IR, client.certConf(reply)).summary()).isEqualTo("pkiconf");
    }

    @ParameterizedTest
    @EnumSource(names = {"IR", "CR", "KUR"})
    void each_belongs_to_its_operation(MessageType type) {
        var request = client.request(CrmfBuilder.of(registered()).body(type));
        var reply = TestReply.of(endpoint.answer(TestClient.PKCS10, request.encode()));

        assertThat(reply.summary()).isEqualTo("error rejection badRequest");
    }

    @ParameterizedTest
    @EnumSource(names = {"IR", "CR", "KUR"})
    void what_is_switched_off_is_a_bad_request(MessageType type) {
        var others = Stream.of(OptionalMessage.values())
                .filter(each -> !each.name().equals(type.name()))
                .collect(Collectors.toSet());
        var without = lab.endpoint(CmpSettings.DEFAULT.serving(others));
        var request = client.request(CrmfBuilder.of(registered()).body(type));

        assertThat(TestReply.of(without.answer(route(type), request.encode())).summary())
                .isEqualTo("error rejection badRequest");
    }

    @ParameterizedTest
    @EnumSource(names = {"IR", "CR", "KUR"})
    void a_request_that_waits_is_polled_for(MessageType type) {
        var name = registered();
        var slow = registered(".slow");
        var sender = client;
        var request = CrmfBuilder.of(slow);
        if (type == MessageType.KUR) {
            var first = send(MessageType.CR, CrmfBuilder.of(slow));
            lab.clock.advance(CmpLab.DELAY);
            var old = send(MessageType.CR, client.pollReq(first));
            request.oldCertId(old.certificate());
        }
        var waiting = send(type, sender.request(request.body(type)));
        assertThat(waiting.summary()).as(name).isEqualTo(type.answer().standardName() + " waiting");

        var early = send(type, sender.pollReq(waiting));
        assertThat(early.summary()).isEqualTo("pollRep");
        lab.clock.advance(CmpLab.DELAY);
        var granted = send(type, sender.pollReq(early));

        assertThat(granted.summary()).isEqualTo(type.answer().standardName() + " accepted");
        assertThat(granted.certReqId()).isZero();
        assertThat(send(type, sender.certConf(granted)).summary()).isEqualTo("pkiconf");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void a_request_with_a_fault_is_refused(String fault, CrmfBuilder request, String refusal) {
        long before = lab.countCertificates();

        assertThat(send(MessageType.IR, request).summary()).as(fault).isEqualTo(refusal);
        assertThat(lab.countCertificates()).isEqualTo(before);
    }

    static Stream<Arguments> faults() {
        var template = "ip rejection badCertTemplate";
        var pop = "ip rejection badPOP";
        return Stream.of(
                Arguments.of("subject not registered", CrmfBuilder.of("stranger"), "ip rejection notAuthorized"),
                Arguments.of("no proof of possession", good().proof(proof -> null), pop),
                Arguments.of(
                        "raVerified", good().proof(proof -> new ProofOfPossession()), "ip rejection notAuthorized"),
                Arguments.of("signature of another request", good().proof(CrmfTest::flipped), pop),
                Arguments.of("no subject", good().template(each -> each.setSubject((X500Name) null)), template),
                Arguments.of("no key", good().template(each -> each.setPublicKey(null)), template),
                Arguments.of(
                        "a serial number", good().template(each -> each.setSerialNumber(new ASN1Integer(7))), template),
                Arguments.of("version 1", good().template(each -> each.setVersion(0)), template),
                Arguments.of(
                        "another issuer", good().template(each -> each.setIssuer(new X500Name("CN=Other"))), template),
                Arguments.of("oldCertId", good().oldCertId(new X500Name("CN=Other"), BigInteger.TEN), template),
                Arguments.of(
                        "a control that nobody knows",
                        good().control(new AttributeTypeAndValue(
                                CRMFObjectIdentifiers.id_regCtrl_regToken, new DERUTF8String("token"))),
                        template),
                Arguments.of("certReqId 1", good().certReqId(1), "error rejection badRequest"),
                Arguments.of("certReqId -1", good().certReqId(-1), "error rejection badRequest"));
    }

    private static CrmfBuilder good() {
        return CrmfBuilder.of(registered());
    }

    private static ProofOfPossession flipped(ProofOfPossession proof) {
        var good = POPOSigningKey.getInstance(proof.getObject());
        var bits = good.getSignature().getOctets();
        bits[bits.length - 1] ^= 1;
        return new ProofOfPossession(new POPOSigningKey(null, good.getAlgorithmIdentifier(), new DERBitString(bits)));
    }

    @Test
    void a_validity_that_is_asked_for_is_left_to_the_ca() {
        var wish = new OptionalValidity(null, new Time(Date.from(CmpLab.START.plusSeconds(60))));
        var reply = send(MessageType.CR, CrmfBuilder.of(registered()).template(each -> each.setValidity(wish)));

        assertThat(reply.summary()).isEqualTo("cp grantedWithMods");
        assertThat(reply.certificate().getNotAfter().toInstant()).isAfter(CmpLab.START.plusSeconds(3600));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void a_message_asks_for_exactly_one_certificate(int count) {
        var messages = Stream.generate(() -> CrmfBuilder.of(registered()).message())
                .limit(count)
                .toArray(CertReqMsg[]::new);
        var reply = send(MessageType.CR, client.request(CrmfBuilder.body(MessageType.CR, messages)));

        assertThat(reply.summary()).isEqualTo("error rejection badRequest");
    }

    @Test
    void a_replayed_request_has_no_second_certificate() {
        var request = client.request(CrmfBuilder.of(registered()).body(MessageType.IR))
                .encode();
        var first = TestReply.of(endpoint.answer(route(MessageType.IR), request));
        long before = lab.countCertificates();

        assertThat(first.summary()).isEqualTo("ip accepted");
        assertThat(TestReply.of(endpoint.answer(route(MessageType.IR), request)).summary())
                .isEqualTo("error rejection transactionIdInUse");
        assertThat(lab.countCertificates()).isEqualTo(before);
    }

    @Test
    void the_holder_updates_its_certificate_and_confirms_with_the_old_one() {
        var holder = holder(registered());
        var kur = CrmfBuilder.of(holder.name()).oldCertId(holder.reply().certificate());

        var reply = send(MessageType.KUR, holder.client().request(kur.body(MessageType.KUR)));

        assertThat(reply.summary()).isEqualTo("kup accepted");
        assertThat(reply.caPubs()).isNull();
        assertThat(reply.certificate()).isNotEqualTo(holder.reply().certificate());
        assertThat(send(MessageType.KUR, holder.client().certConf(reply)).summary())
                .isEqualTo("pkiconf");
    }

    @Test
    void a_holder_may_leave_oldCertId_out() {
        var holder = holder(registered());
        var kur = CrmfBuilder.of(holder.name()).body(MessageType.KUR);

        assertThat(send(MessageType.KUR, holder.client().request(kur)).summary())
                .isEqualTo("kup accepted");
    }

    @Test
    void the_consumer_that_registered_the_subject_updates_by_oldCertId() {
        var holder = holder(registered());
        var named = CrmfBuilder.of(holder.name()).oldCertId(holder.reply().certificate());

        assertThat(send(MessageType.KUR, named).summary()).isEqualTo("kup accepted");
        assertThat(send(MessageType.KUR, CrmfBuilder.of(holder.name())).summary())
                .as("without oldCertId")
                .isEqualTo("kup rejection badCertId");
    }

    @Test
    void another_consumer_updates_nothing_of_this_one() {
        var holder = holder(registered());
        var other = new TestClient(lab.vnfmB, lab.clock);
        var kur = CrmfBuilder.of(holder.name()).oldCertId(holder.reply().certificate());

        assertThat(send(MessageType.KUR, other.request(kur.body(MessageType.KUR)))
                        .summary())
                .isEqualTo("kup rejection notAuthorized");
    }

    @Test
    void a_holder_updates_no_certificate_but_its_own() {
        var holder = holder(registered());
        var other = holder(registered());
        var kur = CrmfBuilder.of(other.name()).oldCertId(other.reply().certificate());

        assertThat(send(MessageType.KUR, holder.client().request(kur.body(MessageType.KUR)))
                        .summary())
                .isEqualTo("kup rejection badCertId");
    }

    @Test
    void an_update_keeps_the_names() {
        var holder = holder(registered());
        var kur = CrmfBuilder.of(registered()).oldCertId(holder.reply().certificate());

        assertThat(send(MessageType.KUR, holder.client().request(kur.body(MessageType.KUR)))
                        .summary())
                .isEqualTo("kup rejection badCertTemplate");
    }

    @Test
    void a_revoked_certificate_is_not_updated() {
        var holder = holder(registered());
        var rr = client.rr(holder.reply().certificate(), 1);
        assertThat(TestReply.of(endpoint.answer(TestClient.REVOCATION, rr.encode()))
                        .summary())
                .isEqualTo("rp accepted");
        var kur = CrmfBuilder.of(holder.name()).oldCertId(holder.reply().certificate());

        assertThat(send(MessageType.KUR, kur).summary()).isEqualTo("kup rejection certRevoked");
        assertThat(send(MessageType.KUR, holder.client().request(kur.body(MessageType.KUR)))
                        .summary())
                .isEqualTo("error rejection signerNotTrusted");
    }

    @Test
    void an_update_that_waits_is_not_granted_once_the_old_certificate_is_revoked() {
        var name = registered(".slow");
        var old = waitedFor(send(MessageType.CR, CrmfBuilder.of(name)));
        var waiting = send(MessageType.KUR, CrmfBuilder.of(name).oldCertId(old.certificate()));
        assertThat(waiting.summary()).isEqualTo("kup waiting");
        var rr = client.rr(old.certificate(), 1).encode();
        assertThat(TestReply.of(endpoint.answer(TestClient.REVOCATION, rr)).summary())
                .isEqualTo("rp accepted");
        long before = lab.countCertificates();

        lab.clock.advance(CmpLab.DELAY);
        lab.requests.decideDue();

        assertThat(lab.countCertificates()).isEqualTo(before);
        assertThat(send(MessageType.KUR, client.pollReq(waiting)).summary()).isEqualTo("kup rejection certRevoked");
    }

    private static TestReply waitedFor(TestReply waiting) {
        lab.clock.advance(CmpLab.DELAY);
        var granted = send(MessageType.CR, client.pollReq(waiting));
        assertThat(granted.summary()).isEqualTo("cp accepted");
        return granted;
    }

    @Test
    void a_holder_asks_for_nothing_but_its_update() {
        var holder = holder(registered());
        var cr = CrmfBuilder.of(holder.name()).body(MessageType.CR);

        assertThat(send(MessageType.CR, holder.client().request(cr)).summary())
                .isEqualTo("error rejection notAuthorized");
    }

    @Test
    void a_shared_secret_updates_nothing() {
        var holder = holder(registered());
        var mac = TestCrypto.passwordBasedMac(NISTObjectIdentifiers.id_sha256, IANAObjectIdentifiers.hmacSHA1, 500, 16);
        var secret = new TestClient(new TestProtection.Mac("vnfm-1", CmpLab.SECRET, mac), lab.clock);
        var kur = CrmfBuilder.of(holder.name()).oldCertId(holder.reply().certificate());

        assertThat(send(MessageType.KUR, secret.request(kur.body(MessageType.KUR)))
                        .summary())
                .isEqualTo("error rejection wrongIntegrity");
    }

    @Test
    void the_type_of_the_path_is_that_of_the_old_certificate() {
        var holder = holder(registered());
        var kur = CrmfBuilder.of(holder.name()).oldCertId(holder.reply().certificate());
        var oam = new CmpRoute(CertificateType.VNF_OAM, Optional.of(Operation.KEYUPDATE));
        var request = client.request(kur.body(MessageType.KUR)).encode();

        assertThat(TestReply.of(endpoint.answer(oam, request)).summary()).isEqualTo("kup rejection badCertId");
    }

    @Test
    void refusals_name_the_kind_of_request_in_the_audit_log() {
        int before = lab.audited.size();
        send(MessageType.IR, CrmfBuilder.of("nobody-" + NUMBERS.incrementAndGet()));

        assertThat(lab.audited.subList(before, lab.audited.size()).toString().toLowerCase(Locale.ROOT))
                .contains("notauthorized");
    }
}
