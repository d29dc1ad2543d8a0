package sol023.cmf.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.cert.cmp.GeneralPKIMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sol023.cmf.process.Openssl.Outcome;

/** The CMP client of OpenSSL 3 against the lab CMF: the commands that an operator would type. */
@Tag("interop")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpensslInteropTest {

    private static final String VNFC = ".well-known/cmp/p/vnfc-certificates";

    /** From here on openssl cmp knows -profile, UTF8String generalInfo, and rr by issuer and serial number. */
    private static final int NEW_OPTIONS = 305;

    private final AtomicInteger words = new AtomicInteger();
    private Path directory;
    private Openssl openssl;
    private CmfProcess cmf;
    private Lab lab;
    private RestClient rest;

    @BeforeAll
    void startTheCmf(@TempDir Path temporary) {
        directory = temporary;
        openssl = new Openssl(temporary);
        int version = openssl.version().orElse(0);
        assumeTrue(version >= 300, "no openssl with a CMP client on this machine");
        cmf = CmfProcess.startLab(temporary);
        lab = cmf.lab();
        rest = new RestClient(lab, lab.vnfm());
    }

    @AfterAll
    void stopTheCmf() {
        if (cmf != null) {
            try (CmfProcess stopped = cmf) {
                assertThat(stopped.output()).as("no fault was logged").doesNotContain("\tat ");
            }
        }
    }

    private Names names;
    private String subject;

    @BeforeEach
    void registerASubject() throws Exception {
        names = new Names("vnfc-" + words.incrementAndGet());
        HttpResponse<String> registration = rest.register(names);
        assertThat(registration.statusCode()).isEqualTo(201);
        subject = RestClient.id(registration);
        makeRequest();
    }

    private void makeRequest() {
        assertSuccess(openssl.run("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", file("key")));
        assertSuccess(openssl.run(
                "req",
                "-new",
                "-key",
                file("key"),
                "-subj",
                "/O=Lab/CN=" + names.word(),
                "-addext",
                "subjectAltName=DNS:" + names.host(),
                "-out",
                file("csr")));
    }

    @Test
    void a_signed_request_is_granted_and_explicitly_confirmed() throws Exception {
        assertSuccess(cmp(signed(p10cr("-rspout", "cp.der pkiconf.der"))));
        assertThat(bodyTypeOf("cp.der")).isEqualTo(PKIBody.TYPE_CERT_REP);
        assertThat(bodyTypeOf("pkiconf.der")).isEqualTo(PKIBody.TYPE_CONFIRM);
        assertThatTheCertificateIsRight();
    }

    @Test
    void implicit_confirmation_is_granted_when_asked_for() {
        assertSuccess(cmp(signed(p10cr("-implicit_confirm"))));
        assertThatTheCertificateIsRight();
    }

    @Test
    void a_client_that_never_confirms_has_its_certificate() {
        assertSuccess(cmp(signed(p10cr("-disable_confirm"))));
        assertThatTheCertificateIsRight();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-mac hmacWithSHA256", "-mac hmacWithSHA256 -implicit_confirm"})
    void a_request_with_a_shared_secret_is_granted(String options) {
        assertSuccess(cmp(withSecret(lab.vnfm().macSecret(), p10cr(words(options)))));
        assertThatTheCertificateIsRight();
    }

    @Test
    void the_same_works_over_tls_with_a_client_certificate() {
        List<String> command = signed(p10cr());
        int server = command.indexOf("-server") + 1;
        command.set(server, lab.https() + "/" + VNFC + "/pkcs10");
        command.addAll(List.of(
                "-tls_used",
                "-tls_trusted",
                root(),
                "-tls_cert",
                vnfm("vnfm-chain.pem"),
                "-tls_key",
                vnfm("vnfm.key")));
        assertSuccess(cmp(command));
        assertThatTheCertificateIsRight();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-implicit_confirm"})
    void a_request_that_waits_is_polled_for_until_it_is_granted(String options) throws Exception {
        registerBelow("waiting.sol023");

        assertSuccess(cmp(signed(p10cr(words((options + " -total_timeout 30").strip())))));
        assertThatTheCertificateIsRight();
    }

    @Test
    void a_request_that_is_denied_while_it_is_polled_for_is_shown_as_refused() throws Exception {
        registerBelow("denied.sol023");

        Outcome outcome = cmp(signed(p10cr("-total_timeout", "30")));

        assertThat(outcome.exit()).as(outcome.text()).isNotZero();
        assertThat(outcome.text()).contains("The certificate is denied.");
    }

    /** Names for which a lab does not decide at once. */
    private void registerBelow(String domain) throws Exception {
        names = new Names("w" + words.incrementAndGet() + "." + domain);
        assertThat(rest.register(names).statusCode()).isEqualTo(201);
        makeRequest();
    }

    @ParameterizedTest
    @CsvSource({"ir, initialization", "cr, certification"})
    void a_request_in_the_form_of_rfc_4211_is_granted(String kind, String operation) throws Exception {
        assertSuccess(cmp(signed(crmf(kind, operation, "-rspout", kind + ".der confirmed.der"))));

        assertThat(bodyTypeOf(kind + ".der"))
                .isEqualTo(kind.equals("ir") ? PKIBody.TYPE_INIT_REP : PKIBody.TYPE_CERT_REP);
        assertThatTheCertificateIsRight();
    }

    @Test
    void a_shared_secret_is_enough_for_the_first_request() {
        assertSuccess(
                cmp(withSecret(lab.vnfm().macSecret(), crmf("ir", "initialization", "-cacertsout", file("anchors")))));

        assertThatTheCertificateIsRight();
        assertThat(directory.resolve(file("anchors"))).as("the root").isNotEmptyFile();
    }

    @Test
    void a_request_without_proof_of_possession_is_refused() {
        assertRefused(cmp(signed(crmf("cr", "certification", "-popo", "-1"))), "badPOP");
    }

    @Test
    void a_proof_that_only_a_registration_authority_may_vouch_for_is_refused() {
        assertRefused(cmp(signed(crmf("cr", "certification", "-popo", "0"))), "notAuthorized");
    }

    @Test
    void a_first_request_that_waits_is_polled_for() throws Exception {
        registerBelow("waiting.sol023");

        assertSuccess(cmp(signed(crmf("ir", "initialization", "-total_timeout", "30"))));

        assertThatTheCertificateIsRight();
    }

    @Test
    void a_certificate_is_updated_with_its_own_key_and_no_longer_once_it_is_revoked() {
        assertSuccess(cmp(signed(p10cr("-implicit_confirm"))));
        assertSuccess(openssl.run("ecparam", "-name", "secp384r1", "-genkey", "-noout", "-out", file("newkey")));

        assertSuccess(update());

        assertSuccess(openssl.run(
                "verify",
                "-CAfile",
                root(),
                "-untrusted",
                lab.issuingCertificate().toString(),
                "-verify_hostname",
                names.host(),
                file("newcrt")));
        assertThat(openssl.run("x509", "-in", file("newcrt"), "-noout", "-pubkey")
                        .text())
                .contains(pem(
                        openssl.run("pkey", "-in", file("newkey"), "-pubout").text()));

        assertSuccess(revocation(1));
        assertRefused(update(), "signerNotTrusted");
    }

    private Outcome update() {
        List<String> command = command("kur", "keyupdate");
        command.addAll(List.of("-cert", file("crt"), "-key", file("key"), "-newkey", file("newkey")));
        command.addAll(List.of("-certout", file("newcrt"), "-trusted", root()));
        command.addAll(List.of("-untrusted", lab.issuingCertificate().toString()));
        return cmp(command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"caCerts", "certReqTemplate", "currentCRL"})
    void a_question_is_answered(String infoType) {
        List<String> command = signed(command("genm", "pkcs10"));
        command.addAll(List.of("-infotype", infoType));
        Outcome outcome = cmp(command);
        assumeFalse(outcome.text().contains("unknown OID name"), "this openssl does not know " + infoType);

        assertSuccess(outcome);
        assertThat(outcome.text()).contains("id-it-" + infoType);
    }

    @Test
    void an_empty_genm_is_a_liveness_probe() {
        assertSuccess(cmp(signed(command("genm", "pkcs10"))));
    }

    @Test
    void a_wrong_secret_is_refused() {
        assertRefused(cmp(withSecret("wrong", p10cr())), "badMessageCheck");
    }

    @Test
    void an_unprotected_request_is_refused() {
        assertRefused(cmp(signed(p10cr("-unprotected_requests"))), "badMessageCheck");
    }

    @Test
    void a_subject_that_is_not_registered_gets_no_certificate() {
        assertSuccess(openssl.run(
                "req",
                "-new",
                "-key",
                file("key"),
                "-subj",
                "/O=Lab/CN=stranger",
                "-addext",
                "subjectAltName=DNS:stranger.example",
                "-out",
                file("csr")));
        assertRefused(cmp(signed(p10cr())), "notAuthorized");
    }

    @Test
    void another_vnfm_gets_no_certificate_for_this_subject() {
        List<String> command = p10cr("-trusted", root());
        command.addAll(List.of(
                "-cert",
                lab.data().resolve("vnfm-b/vnfm.crt").toString(),
                "-key",
                lab.data().resolve("vnfm-b/vnfm.key").toString(),
                "-extracerts",
                lab.issuingCertificate().toString()));
        assertRefused(cmp(command), "notAuthorized");
    }

    @Test
    void a_replayed_request_is_refused() {
        assertSuccess(cmp(signed(p10cr("-implicit_confirm", "-reqout", "replayed.der"))));
        assertRefused(cmp(signed(p10cr("-implicit_confirm", "-reqin", "replayed.der"))), "transactionIdInUse");
    }

    @Test
    void a_replay_under_a_new_transaction_does_not_confirm_with_the_old_confirmation() throws Exception {
        assertSuccess(cmp(signed(p10cr("-reqout", "first.der confirmation.der"))));
        Outcome replay = cmp(signed(
                p10cr("-reqin", "first.der confirmation.der", "-reqin_new_tid", "-rspout", "again.der refusal.der")));
        assertThat(replay.exit()).as(replay.text()).isNotZero();
        Path last = directory.resolve("refusal.der");
        assertThat(bodyTypeOf(Files.exists(last) ? "refusal.der" : "again.der")).isEqualTo(PKIBody.TYPE_ERROR);
    }

    @Test
    void a_client_that_rejects_the_certificate_is_heard() throws Exception {
        assertSuccess(openssl.run(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-keyout",
                "other.key",
                "-out",
                "other.crt",
                "-subj",
                "/CN=Other",
                "-days",
                "1"));
        Outcome rejection =
                cmp(signed(p10cr("-out_trusted", "other.crt", "-rspout", "rejected-cp.der rejected-conf.der")));
        assertThat(rejection.exit()).as(rejection.text()).isNotZero();
        assertThat(bodyTypeOf("rejected-cp.der")).isEqualTo(PKIBody.TYPE_CERT_REP);
        assertThat(bodyTypeOf("rejected-conf.der")).isEqualTo(PKIBody.TYPE_CONFIRM);
        assertThat(rest.deregister(subject).statusCode())
                .as("the subject has no valid certificate any more")
                .isEqualTo(204);
    }

    @Test
    void a_client_that_does_not_trust_the_cmf_refuses_its_answer() {
        assertSuccess(openssl.run(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-keyout",
                "foreign.key",
                "-out",
                "foreign.crt",
                "-subj",
                "/CN=Foreign",
                "-days",
                "1"));
        List<String> command = signed(p10cr());
        command.set(command.indexOf("-trusted") + 1, "foreign.crt");
        assertThat(cmp(command).exit()).isNotZero();
        assertThat(directory.resolve(file("crt"))).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "-1, ''",
        "0, ''",
        "1, Key Compromise",
        "3, Affiliation Changed",
        "4, Superseded",
        "5, Cessation Of Operation",
        "9, Privilege Withdrawn"
    })
    void a_revocation_is_on_the_revocation_list_with_its_reason(int reason, String onTheList) throws Exception {
        assertSuccess(cmp(signed(p10cr("-implicit_confirm"))));
        assertVerifies(crl(), true);

        assertSuccess(revocation(reason));

        Path crl = crl();
        assertVerifies(crl, false);
        Outcome list = openssl.run("crl", "-inform", "DER", "-in", crl.toString(), "-noout", "-text");
        String serial = serial();
        assertThat(list.text()).contains(serial);
        String entry = list.text().substring(list.text().indexOf(serial)).split("Serial Number:", -1)[0];
        if (onTheList.isEmpty()) {
            assertThat(entry).doesNotContain("CRL Reason Code");
        } else {
            assertThat(entry).contains(onTheList);
        }
        assertRefused(revocation(reason), "certRevoked");
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 8})
    void a_certificate_is_not_put_on_hold(int reason) throws Exception {
        assertSuccess(cmp(signed(p10cr("-implicit_confirm"))));
        assertThat(revocation(reason).exit()).isNotZero();
        assertVerifies(crl(), true);
    }

    @Test
    void a_revocation_with_a_shared_secret_is_refused() {
        assertSuccess(cmp(signed(p10cr("-implicit_confirm"))));
        List<String> command = command("rr", "revocation");
        command.addAll(List.of("-oldcert", file("crt")));
        assertRefused(cmp(withSecret(lab.vnfm().macSecret(), command)), "wrongIntegrity");
    }

    @Test
    void the_revocation_list_is_signed_by_the_issuing_ca() throws Exception {
        assertSuccess(cmp(signed(p10cr("-implicit_confirm"))));
        Outcome check = openssl.run(
                "crl",
                "-inform",
                "DER",
                "-in",
                crl().toString(),
                "-noout",
                "-CAfile",
                lab.issuingCertificate().toString());
        assertThat(check.text()).contains("verify OK");
    }

    @Test
    void newer_clients_revoke_by_issuer_and_serial_number() {
        assumeTrue(openssl.version().orElse(0) >= NEW_OPTIONS, "this openssl cannot send rr without the certificate");
        assertSuccess(cmp(signed(p10cr("-implicit_confirm"))));
        Outcome issuer = openssl.run(
                "x509", "-in", lab.issuingCertificate().toString(), "-noout", "-subject", "-nameopt", "compat");
        Matcher subject = Pattern.compile("(?m)^subject=(/.*)$").matcher(issuer.text());
        assertThat(subject.find()).as(issuer.text()).isTrue();
        List<String> command = command("rr", "revocation");
        command.addAll(List.of("-issuer", subject.group(1), "-serial", "0x" + serial().replace(":", "")));
        command.addAll(List.of("-revreason", "4"));
        assertSuccess(cmp(signed(command)));
    }

    @Test
    void newer_clients_name_the_certificate_profile() {
        assumeTrue(openssl.version().orElse(0) >= NEW_OPTIONS, "this openssl has no -profile");
        assertSuccess(cmp(signed(p10cr("-profile", "vnfc-certificates"))));
        assertThatTheCertificateIsRight();
    }

    // -- commands

    private List<String> command(String kind, String operation) {
        String address = lab.http().getHost() + ":" + lab.http().getPort();
        return new ArrayList<>(List.of(
                "cmp", "-config", "", "-batch", "-cmd", kind, "-server", address, "-path", VNFC + "/" + operation));
    }

    private List<String> p10cr(String... options) {
        List<String> command = command("p10cr", "pkcs10");
        command.addAll(List.of("-csr", file("csr"), "-certout", file("crt"), "-chainout", file("chain")));
        command.addAll(List.of(options));
        return command;
    }

    private List<String> crmf(String kind, String operation, String... options) {
        List<String> command = command(kind, operation);
        command.addAll(List.of("-newkey", file("key"), "-subject", "/O=Lab/CN=" + names.word()));
        command.addAll(List.of("-sans", names.host(), "-certout", file("crt"), "-chainout", file("chain")));
        command.addAll(List.of(options));
        return command;
    }

    private List<String> signed(List<String> command) {
        command.addAll(List.of("-cert", vnfm("vnfm.crt"), "-key", vnfm("vnfm.key"), "-trusted", root()));
        command.addAll(List.of("-untrusted", lab.issuingCertificate().toString()));
        return command;
    }

    private List<String> withSecret(String secret, List<String> command) {
        command.addAll(List.of("-ref", lab.vnfm().macReference(), "-secret", "pass:" + secret, "-trusted", root()));
        command.addAll(List.of("-untrusted", lab.issuingCertificate().toString()));
        return command;
    }

    private Outcome revocation(int reason) {
        List<String> command = command("rr", "revocation");
        command.addAll(List.of("-oldcert", file("crt"), "-revreason", Integer.toString(reason)));
        return cmp(signed(command));
    }

    private Outcome cmp(List<String> command) {
        return openssl.run(command);
    }

    private static String[] words(String options) {
        return options.isEmpty() ? new String[0] : options.split(" ", -1);
    }

    private String file(String kind) {
        return names.word() + "." + kind;
    }

    private String vnfm(String file) {
        return lab.data().resolve("vnfm").resolve(file).toString();
    }

    private String root() {
        return lab.rootCertificate().toString();
    }

    // -- what must hold

    private static void assertSuccess(Outcome outcome) {
        assertThat(outcome.exit()).as(outcome.text()).isZero();
    }

    private void assertRefused(Outcome outcome, String failInfo) {
        assertThat(outcome.exit()).as(outcome.text()).isNotZero();
        assertThat(outcome.text()).contains(failInfo);
    }

    private void assertThatTheCertificateIsRight() {
        assertSuccess(openssl.run(
                "verify",
                "-CAfile",
                root(),
                "-untrusted",
                lab.issuingCertificate().toString(),
                "-verify_hostname",
                names.host(),
                file("crt")));
        String key =
                openssl.run("x509", "-in", file("crt"), "-noout", "-pubkey").text();
        String asked =
                openssl.run("req", "-in", file("csr"), "-noout", "-pubkey").text();
        assertThat(pem(key)).isEqualTo(pem(asked));
        assertThat(directory.resolve(file("chain"))).isNotEmptyFile();
    }

    private static String pem(String text) {
        return text.substring(text.indexOf("-----BEGIN"));
    }

    private String serial() {
        Outcome outcome = openssl.run("x509", "-in", file("crt"), "-noout", "-serial");
        Matcher matcher = Pattern.compile("serial=([0-9A-F]+)").matcher(outcome.text());
        assertThat(matcher.find()).as(outcome.text()).isTrue();
        return matcher.group(1);
    }

    private int bodyTypeOf(String file) throws IOException {
        return new GeneralPKIMessage(Files.readAllBytes(directory.resolve(file)))
                .getBody()
                .getType();
    }

    /** The list that the certificate points to, as it is now. */
    private Path crl() throws Exception {
        Outcome outcome = openssl.run("x509", "-in", file("crt"), "-noout", "-ext", "crlDistributionPoints");
        Matcher uri = Pattern.compile("URI:(\\S+)").matcher(outcome.text());
        assertThat(uri.find()).as(outcome.text()).isTrue();
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(uri.group(1)))
                                .timeout(Duration.ofSeconds(20))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/pkix-crl");
        return Files.write(directory.resolve(file("crl")), answer.body());
    }

    private void assertVerifies(Path crl, boolean isGood) {
        Outcome outcome = openssl.run(
                "verify",
                "-crl_check",
                "-CRLfile",
                crl.toString(),
                "-CAfile",
                root(),
                "-untrusted",
                lab.issuingCertificate().toString(),
                file("crt"));
        assertThat(outcome.exit() == 0).as(outcome.text()).isEqualTo(isGood);
        if (!isGood) {
            assertThat(outcome.text()).contains("certificate revoked");
        }
    }
}
