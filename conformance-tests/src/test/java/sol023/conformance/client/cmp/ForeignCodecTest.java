package sol023.conformance.client.cmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.cmp.CMPObjectIdentifiers;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.cmp.PKIMessage;
import org.bouncycastle.asn1.cmp.RevReqContent;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sol023.conformance.client.cmp.Bodies.RevDetails;
import sol023.conformance.client.pki.CertificationRequestDraft;
import sol023.conformance.client.pki.KeyKind;

/** What the suite sends, judged by code that shares nothing with it. */
class ForeignCodecTest {

    @TempDir
    Path folder;

    @Test
    void a_certificate_signing_request_is_a_pki_message_for_another_codec() throws Exception {
        PKIMessage message = PKIMessage.getInstance(MessageDraftTest.draft().encode());
        assertThat(message.getBody().getType()).isEqualTo(PKIBody.TYPE_P10_CERT_REQ);
        assertThat(message.getHeader().getPvno().getValue()).isEqualTo(BigInteger.TWO);
        assertThat(message.getHeader().getGeneralInfo()[0].getInfoType())
                .isEqualTo(CMPObjectIdentifiers.it_implicitConfirm);
        assertThat(message.getExtraCerts()).hasSize(1);
    }

    @Test
    void a_certification_request_proves_possession_for_another_codec() throws Exception {
        for (KeyKind kind : List.of(KeyKind.P256, KeyKind.P384, KeyKind.RSA_2048, KeyKind.ED25519)) {
            KeyPair key = kind.generate();
            CertificationRequestDraft draft = new CertificationRequestDraft(key)
                    .subject(Map.of("commonName", "a.example", "organization", "Lab"))
                    .alternatives(List.of("a.example"));
            assertThat(proves(draft)).as("key of kind " + kind).isTrue();
            assertThat(proves(draft.signedBy(kind.generate().getPrivate()))).isFalse();
        }
    }

    private static boolean proves(CertificationRequestDraft draft) throws Exception {
        PKCS10CertificationRequest request =
                new PKCS10CertificationRequest(draft.build().getEncoded("DER"));
        return request.isSignatureValid(new JcaContentVerifierProviderBuilder()
                .setProvider(new BouncyCastleProvider())
                .build(request.getSubjectPublicKeyInfo()));
    }

    @Test
    void a_revocation_request_names_issuer_serial_number_and_reason_for_another_codec() throws Exception {
        X500Name issuer = new X500Name("CN=Issuing CA,O=Lab");
        RevDetails details =
                new RevDetails().serialNumber(BigInteger.TEN).issuer(issuer).reason(4);
        var read = RevReqContent.getInstance(Bodies.revReq(List.of(details)).getEncoded("DER"))
                .toRevDetailsArray()[0];
        assertThat(read.getCertDetails().getIssuer()).isEqualTo(issuer);
        assertThat(read.getCertDetails().getSerialNumber().getValue()).isEqualTo(BigInteger.TEN);
        assertThat(read.getCrlEntryDetails().getExtensionOIDs()).hasSize(1);
    }

    @Test
    void openssl_reads_what_the_suite_sends() throws Exception {
        assumeTrue(isOpensslHere(), "no openssl on this machine");
        Path file = Files.write(
                folder.resolve("p10cr.der"), MessageDraftTest.draft().encode());
        String tree = openssl("asn1parse", "-inform", "DER", "-in", file.toString());
        assertThat(tree).contains("cont [ 4 ]").contains("vnfci.sol023.example");

        Path csr = Files.write(
                folder.resolve("csr.der"),
                new CertificationRequestDraft(KeyKind.P256.generate())
                        .subject(Map.of("commonName", "a.example"))
                        .alternatives(List.of("a.example", "192.0.2.1"))
                        .build()
                        .getEncoded("DER"));
        String text = openssl("req", "-inform", "DER", "-in", csr.toString(), "-noout", "-text", "-verify");
        assertThat(text).containsIgnoringCase("verify OK").contains("DNS:a.example, IP Address:192.0.2.1");
    }

    private static boolean isOpensslHere() throws InterruptedException {
        try {
            return new ProcessBuilder("openssl", "version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String openssl(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
