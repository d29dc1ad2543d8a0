package sol023.conformance.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.cmp.CertRepMessage;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.cmp.PKIFreeText;
import org.bouncycastle.asn1.cmp.RevRepContent;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.cmp.GeneralPKIMessage;
import org.bouncycastle.cert.cmp.ProtectedPKIMessage;
import org.bouncycastle.cert.cmp.ProtectedPKIMessageBuilder;
import org.bouncycastle.cert.crmf.PKMACBuilder;
import org.bouncycastle.cert.crmf.jcajce.JcePKMACValuesCalculator;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.bouncycastle.pkcs.jcajce.JcePBMac1CalculatorBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sol023.conformance.fault.cmp.Body;
import sol023.conformance.fault.cmp.Field;
import sol023.conformance.fault.cmp.IssuingCa;
import sol023.conformance.fault.cmp.Message;
import sol023.conformance.fault.cmp.Protector;
import sol023.conformance.fault.cmp.Reply;
import sol023.conformance.fault.cmp.Strangers;
import sol023.conformance.fault.lab.Identity;
import sol023.conformance.fault.lab.LabConsumer;
import sol023.conformance.fault.lab.LabDirectory;
import sol023.conformance.fault.proxy.Octets;

/** Changed messages, judged by Bouncy Castle's own CMP classes. */
class MessageTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final GeneralName CMF = new GeneralName(new X500Name("CN=Lab CMF CMP,O=Lab"));
    private static final GeneralName VNFM = new GeneralName(new X500Name("CN=vnfm,O=Lab"));

    @TempDir
    private static Path folder;

    private static Identity cmf;
    private static LabConsumer vnfm;
    private static Protector protector;
    private static IssuingCa ca;
    private static X509Certificate issuing;

    @BeforeAll
    static void makeKeys() throws IOException {
        LabDirectory lab = new LabDirectory(LabFixture.write(folder));
        cmf = lab.cmp();
        vnfm = lab.consumer("vnfm");
        protector = new Protector(cmf.key(), List.of(vnfm, lab.consumer("vnfm-b")));
        issuing = lab.issuing().certificate();
        ca = new IssuingCa(lab.issuing());
    }

    private static ProtectedPKIMessageBuilder builder() {
        return new ProtectedPKIMessageBuilder(CMF, VNFM)
                .setTransactionID(new byte[16])
                .setSenderNonce(new byte[16])
                .setBody(new PKIBody(PKIBody.TYPE_CONFIRM, DERNull.INSTANCE));
    }

    private static Octets signed() throws Exception {
        return new Octets(builder()
                .addCMPCertificate(new JcaX509CertificateHolder(cmf.certificate()))
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(cmf.key()))
                .toASN1Structure()
                .getEncoded("DER"));
    }

    private static boolean signatureHolds(Message message) throws Exception {
        return read(message)
                .verify(new JcaContentVerifierProviderBuilder()
                        .build(cmf.certificate().getPublicKey()));
    }

    private static ProtectedPKIMessage read(Message message) throws IOException {
        return new ProtectedPKIMessage(new GeneralPKIMessage(message.encode().bytes()));
    }

    @Test
    void a_message_taken_apart_and_put_together_has_the_same_octets() throws Exception {
        Octets original = signed();

        assertThat(Message.parse(original).encode()).isEqualTo(original);
    }

    @Test
    void a_changed_header_is_noticed_until_it_is_protected_again() throws Exception {
        Message changed = Message.parse(signed()).with(Field.TRANSACTION_ID, new DEROctetString(new byte[] {1}));

        assertThat(signatureHolds(changed)).isFalse();
        assertThat(signatureHolds(protector.protect(changed))).isTrue();
        assertThat(read(changed).getHeader().getTransactionID().getOctets()).containsExactly(1);
    }

    @Test
    void a_password_based_mac_is_computed_again_with_the_secret_that_the_reference_names() throws Exception {
        PKMACBuilder macs = new PKMACBuilder(new JcePKMACValuesCalculator());
        Message original = Message.parse(new Octets(builder()
                .setSenderKID("vnfm-1".getBytes(StandardCharsets.UTF_8))
                .build(macs.build("secret-of-vnfm".toCharArray()))
                .toASN1Structure()
                .getEncoded("DER")));
        Message changed = protector.protect(original.with(Field.FREE_TEXT, new PKIFreeText(new DERUTF8String("x"))));

        assertThat(changed.protection()).isNotEqualTo(original.protection());
        assertThat(read(changed)
                        .verify(new PKMACBuilder(new JcePKMACValuesCalculator()), "secret-of-vnfm".toCharArray()))
                .isTrue();
        assertThat(read(changed)
                        .verify(new PKMACBuilder(new JcePKMACValuesCalculator()), "secret-of-vnfm-b".toCharArray()))
                .isFalse();
    }

    @Test
    void protecting_an_unchanged_pbmac1_message_gives_the_same_mac() throws Exception {
        Message original = Message.parse(new Octets(builder()
                .setSenderKID("vnfm-1".getBytes(StandardCharsets.UTF_8))
                .build(new JcePBMac1CalculatorBuilder("HmacSHA256", 256)
                        .setProvider(new BouncyCastleProvider())
                        .build("secret-of-vnfm".toCharArray()))
                .toASN1Structure()
                .getEncoded("DER")));

        assertThat(protector.protect(original.protection(Optional.empty()))).isEqualTo(original);
    }

    @Test
    void a_message_without_protection_algorithm_stays_unprotected() throws Exception {
        Message bare = protector.protect(Message.parse(signed()).without(Field.PROTECTION_ALG));

        assertThat(bare.protection()).isEmpty();
    }

    @Test
    void octets_that_are_no_message_are_refused() {
        assertThatThrownBy(() -> Message.parse(Octets.of("no DER"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Message.parse(new Octets(new byte[] {0x30, 0x00})))
                .isInstanceOf(IOException.class);
    }

    @Test
    void a_forged_grant_has_the_key_and_names_of_the_csr_and_a_valid_protection() throws Exception {
        KeyPair key = Strangers.keyPair();
        GeneralNames names = new GeneralNames(new GeneralName(GeneralName.dNSName, "vnfc.example"));
        CertificationRequest csr = new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=vnfc"), key.getPublic())
                .addAttribute(
                        PKCSObjectIdentifiers.pkcs_9_at_extensionRequest,
                        new Extensions(new Extension(Extension.subjectAlternativeName, false, names.getEncoded("DER"))))
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate()))
                .toASN1Structure();
        Message reply = new Reply(cmf, protector).granting(Message.parse(signed()), ca.grant(csr, NOW), NOW);

        assertThat(signatureHolds(reply)).isTrue();
        assertThat(reply.is(Body.CP)).isTrue();
        assertThat(reply.field(Field.RECIP_NONCE)).contains(new DEROctetString(new byte[16]));
        assertThat(reply.field(Field.SENDER_KID).map(ASN1OctetString::getInstance))
                .isPresent();
        assertThat(reply.extraCerts().stream()
                        .map(certificate -> certificate.getSubject().toString()))
                .containsExactly("CN=Lab CMF CMP,O=Lab", "CN=Lab Issuing CA,O=Lab");
        X509CertificateHolder granted = new X509CertificateHolder(CertRepMessage.getInstance(reply.content())
                .getResponse()[0]
                .getCertifiedKeyPair()
                .getCertOrEncCert()
                .getCertificate()
                .getX509v3PKCert());
        assertThat(granted.isSignatureValid(new JcaContentVerifierProviderBuilder().build(issuing)))
                .isTrue();
        assertThat(granted.getSubjectPublicKeyInfo().getEncoded())
                .isEqualTo(key.getPublic().getEncoded());
        assertThat(GeneralNames.fromExtensions(granted.getExtensions(), Extension.subjectAlternativeName))
                .isEqualTo(names);
    }

    @Test
    void a_forged_revocation_answer_accepts() throws Exception {
        Message reply = new Reply(cmf, protector).revoking(Message.parse(signed()), NOW);

        assertThat(signatureHolds(reply)).isTrue();
        assertThat(RevRepContent.getInstance(reply.content()).getStatus()[0].getStatus())
                .isEqualTo(BigInteger.ZERO);
    }

    @Test
    void a_reissued_certificate_differs_in_the_one_thing_changed() throws Exception {
        var original = new JcaX509CertificateHolder(cmf.certificate()).toASN1Structure();
        var changed = new X509CertificateHolder(
                ca.reissue(original, certificate -> certificate.setSubject(new X500Name("CN=other"))));

        assertThat(changed.getSubject()).isEqualTo(new X500Name("CN=other"));
        assertThat(changed.getSerialNumber())
                .isEqualTo(original.getSerialNumber().getValue());
        assertThat(changed.getExtensions())
                .isEqualTo(original.getTBSCertificate().getExtensions());
        assertThat(changed.isSignatureValid(new JcaContentVerifierProviderBuilder().build(issuing)))
                .isTrue();
    }
}
