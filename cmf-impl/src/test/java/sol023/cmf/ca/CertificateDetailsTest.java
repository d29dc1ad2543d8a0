package sol023.cmf.ca;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.crmf.CertTemplateBuilder;
import org.bouncycastle.asn1.crmf.OptionalValidity;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CertificateDetailsTest {

    @TempDir
    static Path folder;

    private static X509Certificate certificate;
    private static Certificate structure;

    @BeforeAll
    static void issue() throws Exception {
        var clock = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
        var authority = EmbeddedCertificateAuthority.open(
                CaSettings.lab(folder), CryptoProviders.choose(), clock, Optional::empty);
        certificate = authority
                .issue(TestRequest.request().make(), CertificateProfile.DEFAULT)
                .certificate();
        structure = Certificate.getInstance(certificate.getEncoded());
    }

    @Test
    void saying_nothing_contradicts_nothing() {
        assertThat(CertificateDetails.NONE.differenceFrom(certificate)).isEmpty();
        assertThat(difference(new CertTemplateBuilder())).isEmpty();
    }

    @Test
    void the_certificates_own_fields_do_not_contradict_it() {
        var template = new CertTemplateBuilder()
                .setVersion(2)
                .setSerialNumber(structure.getSerialNumber())
                .setSigningAlg(structure.getSignatureAlgorithm())
                .setIssuer(structure.getIssuer())
                .setValidity(new OptionalValidity(structure.getStartDate(), structure.getEndDate()))
                .setSubject(structure.getSubject())
                .setPublicKey(structure.getSubjectPublicKeyInfo())
                .setExtensions(structure.getTBSCertificate().getExtensions());

        assertThat(difference(template)).isEmpty();
    }

    static Stream<Arguments> contradictions() throws Exception {
        var otherKey = SubjectPublicKeyInfo.getInstance(
                TestRequest.ecKey("secp256r1").getPublic().getEncoded());
        var isCa = new Extensions(Extension.create(Extension.basicConstraints, true, new BasicConstraints(true)));
        var unknown = new Extensions(Extension.create(Extension.policyConstraints, false, new ASN1Integer(1)));
        var day = new Time(Date.from(Instant.parse("2026-03-02T00:00:00Z")));
        return Stream.of(
                Arguments.of("version", new CertTemplateBuilder().setVersion(0)),
                Arguments.of(
                        "serialNumber", new CertTemplateBuilder().setSerialNumber(new ASN1Integer(BigInteger.ONE))),
                Arguments.of("issuer", new CertTemplateBuilder().setIssuer(new X500Name("CN=x"))),
                Arguments.of("validity", new CertTemplateBuilder().setValidity(new OptionalValidity(day, null))),
                Arguments.of("validity", new CertTemplateBuilder().setValidity(new OptionalValidity(null, day))),
                Arguments.of("subject", new CertTemplateBuilder().setSubject(new X500Name("CN=x"))),
                Arguments.of("publicKey", new CertTemplateBuilder().setPublicKey(otherKey)),
                Arguments.of("extensions", new CertTemplateBuilder().setExtensions(isCa)),
                Arguments.of("extensions", new CertTemplateBuilder().setExtensions(unknown)));
    }

    @ParameterizedTest
    @MethodSource
    void contradictions(String field, CertTemplateBuilder template) {
        assertThat(difference(template)).contains(field);
    }

    private static Optional<String> difference(CertTemplateBuilder template) {
        return CertificateDetails.of(template.build()).differenceFrom(certificate);
    }
}
