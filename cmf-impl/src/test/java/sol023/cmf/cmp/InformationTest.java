package sol023.cmf.cmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cmp.CMPCertificate;
import org.bouncycastle.asn1.cmp.CMPObjectIdentifiers;
import org.bouncycastle.asn1.cmp.CRLSource;
import org.bouncycastle.asn1.cmp.CRLStatus;
import org.bouncycastle.asn1.cmp.CertReqTemplateContent;
import org.bouncycastle.asn1.cmp.GenMsgContent;
import org.bouncycastle.asn1.cmp.GenRepContent;
import org.bouncycastle.asn1.cmp.InfoTypeAndValue;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.Time;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sol023.cmf.ca.CertificateProfile;

/** Questions about the CA are answered one by one (RFC 9483 section 4.3). */
class InformationTest {

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
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    private static TestReply ask(CmpEndpoint at, InfoTypeAndValue... questions) {
        var genm = new PKIBody(PKIBody.TYPE_GEN_MSG, new GenMsgContent(questions));
        return TestReply.of(at.answer(TestClient.PKCS10, client.request(genm).encode()));
    }

    private static InfoTypeAndValue ask(ASN1ObjectIdentifier type, @Nullable ASN1Encodable value) {
        var reply = ask(endpoint, new InfoTypeAndValue(type, value));
        assertThat(reply.type()).isEqualTo(MessageType.GENP);
        var answers = GenRepContent.getInstance(reply.message().getBody().getContent())
                .toInfoTypeAndValueArray();
        assertThat(answers).hasSize(1);
        return answers[0];
    }

    private static X500Name issuer() {
        return X500Name.getInstance(
                lab.authority.certificate().getSubjectX500Principal().getEncoded());
    }

    @Test
    void the_ca_certificates_are_those_of_the_chain_without_the_root() {
        var answer = ask(CMPObjectIdentifiers.id_it_caCerts, null);

        assertThat(answer.getInfoType()).isEqualTo(CMPObjectIdentifiers.id_it_caCerts);
        var certificates = ASN1Sequence.getInstance(answer.getInfoValue());
        assertThat(certificates.size()).isEqualTo(1);
        assertThat(CMPCertificate.getInstance(certificates.getObjectAt(0))
                        .getX509v3PKCert()
                        .getSubject())
                .isEqualTo(issuer());
    }

    @Test
    void there_is_no_newer_root() {
        var answer = ask(CMPObjectIdentifiers.id_it_rootCaCert, CmpCertificates.of(lab.authority.root()));

        assertThat(answer.getInfoType()).isEqualTo(CMPObjectIdentifiers.id_it_rootCaKeyUpdate);
        assertThat(answer.getInfoValue()).isNull();
    }

    @Test
    void the_template_names_the_issuer_and_the_kinds_of_key() {
        var answer = ask(CMPObjectIdentifiers.id_it_certReqTemplate, null);

        assertThat(answer.getInfoType()).isEqualTo(CMPObjectIdentifiers.id_it_certReqTemplate);
        var template = CertReqTemplateContent.getInstance(answer.getInfoValue());
        assertThat(template.getCertTemplate().getIssuer()).isEqualTo(issuer());
        assertThat(template.getCertTemplate().getSerialNumber()).isNull();
        assertThat(template.getKeySpec().size())
                .isEqualTo(CertificateProfile.DEFAULT.keys().size());
    }

    @Test
    void a_crl_is_asked_for_by_its_issuer_or_by_its_url() {
        var byIssuer = new CRLSource(null, new GeneralNames(new GeneralName(issuer())));
        var url = "http://cmf.example/crl/" + lab.authority.keyIdentifier().hex() + ".crl";
        var byUrl = new CRLSource(
                new DistributionPointName(
                        new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, url))),
                null);

        for (var source : List.of(byIssuer, byUrl)) {
            var lists = ASN1Sequence.getInstance(crls(source, null).getInfoValue());
            assertThat(CertificateList.getInstance(lists.getObjectAt(0)).getIssuer())
                    .isEqualTo(issuer());
        }
    }

    @Test
    void who_has_the_newest_crl_or_asks_for_anothers_gets_none() {
        var ours = new CRLSource(null, new GeneralNames(new GeneralName(issuer())));
        var theirs = new CRLSource(null, new GeneralNames(new GeneralName(new X500Name("CN=Other"))));

        assertThat(crls(ours, lab.clock.instant()).getInfoValue()).isNull();
        assertThat(crls(ours, lab.clock.instant().minusSeconds(1)).getInfoValue())
                .isNotNull();
        assertThat(crls(theirs, null).getInfoValue()).isNull();
    }

    private static InfoTypeAndValue crls(CRLSource source, @Nullable Instant thisUpdate) {
        var time = thisUpdate == null ? null : new Time(Date.from(thisUpdate));
        var answer = ask(CMPObjectIdentifiers.id_it_crlStatusList, new DERSequence(new CRLStatus(source, time)));
        assertThat(answer.getInfoType()).isEqualTo(CMPObjectIdentifiers.id_it_crls);
        return answer;
    }

    @Test
    void the_current_crl_is_given_as_it_is() {
        var answer = ask(CMPObjectIdentifiers.it_currentCRL, null);

        assertThat(CertificateList.getInstance(answer.getInfoValue()).getIssuer())
                .isEqualTo(issuer());
    }

    @Test
    void a_list_of_crls_that_is_none_is_malformed() {
        for (var value : List.of(DERNull.INSTANCE, new DERSequence(), new DERSequence(DERNull.INSTANCE))) {
            assertThat(ask(endpoint, new InfoTypeAndValue(CMPObjectIdentifiers.id_it_crlStatusList, value))
                            .summary())
                    .isEqualTo("error rejection badDataFormat");
        }
    }

    @Test
    void one_question_is_asked_at_a_time_and_one_that_is_known() {
        var question = new InfoTypeAndValue(CMPObjectIdentifiers.id_it_caCerts);
        var unknown = new InfoTypeAndValue(new ASN1ObjectIdentifier("2.25.1"));

        assertThat(ask(endpoint, question, question).summary()).isEqualTo("error rejection badRequest");
        assertThat(ask(endpoint, unknown).summary()).isEqualTo("error rejection badRequest");
        assertThat(ask(endpoint, unknown).statusString()).contains("caCerts");
    }

    @ParameterizedTest
    @EnumSource(
            value = OptionalMessage.class,
            names = {"CA_CERTS", "ROOT_CA_KEY_UPDATE", "CERT_REQ_TEMPLATE", "CRLS"})
    void each_question_can_be_switched_off(OptionalMessage off) {
        var others = EnumSet.complementOf(EnumSet.of(off));
        var without = lab.endpoint(CmpSettings.DEFAULT.serving(others));

        questions(off).forEach(question -> assertThat(ask(without, question).summary())
                .isEqualTo("error rejection badRequest"));
    }

    private static Stream<InfoTypeAndValue> questions(OptionalMessage message) {
        return switch (message) {
            case CA_CERTS -> Stream.of(new InfoTypeAndValue(CMPObjectIdentifiers.id_it_caCerts));
            case ROOT_CA_KEY_UPDATE -> Stream.of(new InfoTypeAndValue(CMPObjectIdentifiers.id_it_rootCaCert));
            case CERT_REQ_TEMPLATE -> Stream.of(new InfoTypeAndValue(CMPObjectIdentifiers.id_it_certReqTemplate));
            case CRLS ->
                Stream.of(
                        new InfoTypeAndValue(CMPObjectIdentifiers.id_it_crlStatusList),
                        new InfoTypeAndValue(CMPObjectIdentifiers.it_currentCRL));
            case IR, CR, KUR -> throw new AssertionError(message);
        };
    }
}
