package sol023.cmf.ca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sol023.cmf.ca.CertificateProfile.KeyKind;
import sol023.cmf.ca.CsrException.Problem;

class EmbeddedCertificateAuthorityTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.5Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final CryptoProviders PROVIDERS = CryptoProviders.choose();
    private static final CertificateProfile PROFILE = CertificateProfile.DEFAULT;

    @TempDir
    static Path folder;

    private static EmbeddedCertificateAuthority authority;

    @BeforeAll
    static void open() {
        var crl = URI.create("http://127.0.0.1:8080/crl/");
        authority = EmbeddedCertificateAuthority.open(CaSettings.lab(folder), PROVIDERS, CLOCK, () -> Optional.of(crl));
    }

    static Stream<Arguments> keys() {
        return Stream.of(
                Arguments.of(TestRequest.ecKey("secp256r1"), "SHA256withECDSA"),
                Arguments.of(TestRequest.ecKey("secp384r1"), "SHA384withECDSA"),
                Arguments.of(TestRequest.ecKey("secp521r1"), "SHA512withECDSA"),
                Arguments.of(TestRequest.rsaKey(2048), "SHA256withRSA"),
                Arguments.of(TestRequest.rsaKey(2048), "SHA512withRSAandMGF1"),
                Arguments.of(TestRequest.rsaKey(3072), "SHA256withRSAandMGF1"),
                Arguments.of(TestRequest.edKey("Ed25519"), "Ed25519"),
                Arguments.of(TestRequest.edKey("Ed448"), "Ed448"));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void keys_of_every_allowed_kind_are_certified(KeyPair key, String algorithm) throws Exception {
        var signed = issue(TestRequest.request().key(key, algorithm));

        assertThat(signed.certificate().getPublicKey().getEncoded())
                .isEqualTo(key.getPublic().getEncoded());
        assertThat(signed.modifications()).isEmpty();
        assertValid(signed.certificate());
    }

    @Test
    void a_certificate_has_what_rfc_5280_asks_for() throws Exception {
        var signed = issue(TestRequest.request());
        var certificate = signed.certificate();

        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getSigAlgName()).isEqualTo("SHA256withECDSA");
        assertThat(certificate.getIssuerX500Principal())
                .isEqualTo(authority.certificate().getSubjectX500Principal());
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=vnfc-1");
        assertThat(SerialNumber.of(certificate)).isEqualTo(signed.id().serial());
        assertThat(CertificateId.find(certificate)).contains(signed.id());
        assertThat(certificate.getNotBefore().toInstant()).isEqualTo(Instant.parse("2026-03-01T11:59:00Z"));
        assertThat(certificate.getNotAfter().toInstant()).isEqualTo(Instant.parse("2026-05-30T12:00:00Z"));
        assertThat(certificate.getCriticalExtensionOIDs())
                .containsExactlyInAnyOrder(Extension.keyUsage.getId(), Extension.basicConstraints.getId());
        assertThat(certificate.getNonCriticalExtensionOIDs())
                .containsExactlyInAnyOrder(
                        Extension.authorityKeyIdentifier.getId(),
                        Extension.subjectKeyIdentifier.getId(),
                        Extension.extendedKeyUsage.getId(),
                        Extension.subjectAlternativeName.getId(),
                        Extension.cRLDistributionPoints.getId());
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(usages(certificate)).isEqualTo(KeyUsage.digitalSignature);
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
        assertThat(certificate.getSubjectAlternativeNames()).containsExactly(List.of(2, "vnfc-1.example.com"));
    }

    @Test
    void the_identifiers_of_both_keys_are_right() {
        var certificate = issue(TestRequest.request()).certificate();
        var issuer = SubjectKeyIdentifier.getInstance(value(authority.certificate(), Extension.subjectKeyIdentifier));

        assertThat(X509.authorityKeyIdentifier(certificate)).contains(KeyIdentifier.of(issuer.getKeyIdentifier()));
        assertThat(authority.keyIdentifier()).isEqualTo(KeyIdentifier.of(issuer.getKeyIdentifier()));
        assertThat(SubjectKeyIdentifier.getInstance(value(certificate, Extension.subjectKeyIdentifier))
                        .getKeyIdentifier())
                .isEqualTo(X509.keyIdentifier(certificate).octets());
    }

    @Test
    void the_certificate_tells_where_its_crl_is() {
        var points = CRLDistPoint.getInstance(
                value(issue(TestRequest.request()).certificate(), Extension.cRLDistributionPoints));

        assertThat(points.toString())
                .contains(
                        "http://127.0.0.1:8080/crl/" + authority.keyIdentifier().hex() + ".crl");
    }

    @Test
    void an_empty_subject_makes_the_alternative_names_critical() throws Exception {
        var certificate = issue(TestRequest.request().subject("")).certificate();

        assertThat(certificate.getCriticalExtensionOIDs()).contains(Extension.subjectAlternativeName.getId());
        assertThat(certificate.getSubjectX500Principal().getName()).isEmpty();
        assertValid(certificate);
    }

    @Test
    void an_rsa_key_may_encipher_keys() {
        var certificate = issue(TestRequest.request().key(TestRequest.rsaKey(2048), "SHA256withRSA"))
                .certificate();

        assertThat(usages(certificate)).isEqualTo(KeyUsage.digitalSignature | KeyUsage.keyEncipherment);
    }

    @Test
    void a_certificate_does_not_outlive_its_issuer() {
        var ten = new CertificateProfile(Duration.ofDays(11 * 365), PROFILE.keys(), 2048, List.of());

        assertThat(authority
                        .issue(TestRequest.request().make(), ten)
                        .certificate()
                        .getNotAfter())
                .isEqualTo(authority.certificate().getNotAfter());
    }

    @ParameterizedTest
    @CsvSource({
        "a.brief.example, 3",
        "a.b.BRIEF.example, 3",
        "brief.example, 2700",
        "a.brief.example.com, 2700",
        "one.example, 7",
    })
    void certain_names_have_a_validity_of_their_own(String name, long seconds) {
        var profile = new CertificateProfile(
                Duration.ofSeconds(2700),
                PROFILE.keys(),
                2048,
                List.of(
                        NamedTerms.valid("*.brief.example", Duration.ofSeconds(3)),
                        NamedTerms.valid("one.example", Duration.ofSeconds(7))));
        var now = NOW.truncatedTo(ChronoUnit.SECONDS);

        var certificate =
                authority.issue(TestRequest.request().dns(name).make(), profile).certificate();

        assertThat(certificate.getNotAfter().toInstant()).isEqualTo(now.plusSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "a.*.example", "*example.org", "*.", "a b"})
    void a_pattern_of_names_that_is_none_is_refused(String pattern) {
        var second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> NamedTerms.valid(pattern, second)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void less_usage_is_granted_when_less_is_asked_for() throws Exception {
        var signed = issue(TestRequest.request()
                .extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth))
                .extension(Extension.basicConstraints, true, new BasicConstraints(false)));

        assertThat(signed.modifications()).isEmpty();
        assertThat(signed.certificate().getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
    }

    @Test
    void what_is_not_granted_is_listed() throws Exception {
        var signed = issue(TestRequest.request()
                .extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation))
                .extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
                    KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_emailProtection
                }))
                .extension(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.24"), false, DERNull.INSTANCE));

        assertThat(signed.modifications()).hasSize(3);
        assertThat(usages(signed.certificate())).isEqualTo(KeyUsage.digitalSignature);
        assertThat(signed.certificate().getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(signed.certificate().getNonCriticalExtensionOIDs()).doesNotContain("1.3.6.1.5.5.7.1.24");
    }

    static Stream<Arguments> refused() {
        var extension = Problem.EXTENSION_NOT_ALLOWED;
        return Stream.of(
                Arguments.of(
                        "CA",
                        extension,
                        TestRequest.request().extension(Extension.basicConstraints, true, new BasicConstraints(true))),
                Arguments.of(
                        "CA with path length",
                        extension,
                        TestRequest.request().extension(Extension.basicConstraints, false, new BasicConstraints(0))),
                Arguments.of(
                        "keyCertSign",
                        extension,
                        TestRequest.request()
                                .extension(
                                        Extension.keyUsage,
                                        true,
                                        new KeyUsage(KeyUsage.keyCertSign | KeyUsage.digitalSignature))),
                Arguments.of(
                        "cRLSign",
                        extension,
                        TestRequest.request().extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.cRLSign))),
                Arguments.of("cmcRA", extension, purpose("1.3.6.1.5.5.7.3.28")),
                Arguments.of("cmcCA", extension, purpose("1.3.6.1.5.5.7.3.27")),
                Arguments.of("cmKGA", extension, purpose("1.3.6.1.5.5.7.3.32")),
                Arguments.of("OCSPSigning", extension, purpose("1.3.6.1.5.5.7.3.9")),
                Arguments.of("anyExtendedKeyUsage", extension, purpose("2.5.29.37.0")),
                Arguments.of(
                        "unknown critical",
                        extension,
                        TestRequest.request().extension(new ASN1ObjectIdentifier("1.2.3.4"), true, DERNull.INSTANCE)),
                Arguments.of(
                        "malformed key usage",
                        Problem.MALFORMED,
                        TestRequest.request().extension(Extension.keyUsage, true, DERNull.INSTANCE)),
                Arguments.of(
                        "nobody",
                        Problem.NAMES_NOT_USABLE,
                        TestRequest.request().subject("").names()),
                Arguments.of(
                        "RSA 1024",
                        Problem.KEY_NOT_ALLOWED,
                        TestRequest.request().key(TestRequest.rsaKey(1024), "SHA256withRSA")),
                Arguments.of(
                        "secp256k1",
                        Problem.KEY_NOT_ALLOWED,
                        TestRequest.request().key(TestRequest.ecKey("secp256k1"), "SHA256withECDSA")),
                Arguments.of(
                        "P-192",
                        Problem.KEY_NOT_ALLOWED,
                        TestRequest.request().key(TestRequest.ecKey("secp192r1"), "SHA256withECDSA")),
                Arguments.of(
                        "ML-DSA, which is not usual",
                        Problem.KEY_NOT_ALLOWED,
                        TestRequest.request().key(TestRequest.edKey("ML-DSA-44"), "ML-DSA-44")),
                Arguments.of(
                        "SHA-1",
                        Problem.ALGORITHM_NOT_ALLOWED,
                        TestRequest.request().key(TestRequest.ecKey("secp256r1"), "SHA1withECDSA")),
                Arguments.of(
                        "SHA-1 with RSA",
                        Problem.ALGORITHM_NOT_ALLOWED,
                        TestRequest.request().key(TestRequest.rsaKey(2048), "SHA1withRSA")),
                Arguments.of(
                        "MD5",
                        Problem.ALGORITHM_NOT_ALLOWED,
                        TestRequest.request().key(TestRequest.rsaKey(2048), "MD5withRSA")),
                Arguments.of(
                        "PSS with SHA-1",
                        Problem.ALGORITHM_NOT_ALLOWED,
                        TestRequest.request().key(TestRequest.rsaKey(2048), "SHA1withRSAandMGF1")),
                Arguments.of(
                        "another key signed",
                        Problem.PROOF_OF_POSSESSION,
                        TestRequest.request().signedBy(TestRequest.ecKey("secp256r1"))));
    }

    private static TestRequest purpose(String oid) {
        var purposes = new KeyPurposeId[] {
            KeyPurposeId.id_kp_clientAuth, KeyPurposeId.getInstance(new ASN1ObjectIdentifier(oid))
        };
        return TestRequest.request().extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String what, Problem problem, TestRequest request) {
        var refused = catchThrowableOfType(CsrException.class, () -> issue(request));

        assertThat(refused).as(what).isNotNull();
        assertThat(refused.problem()).isEqualTo(problem);
        assertThat(refused.detail()).isNotBlank().doesNotContain("org.", "Exception");
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyKind.class,
            names = {"ML_DSA_44", "ML_DSA_65", "ML_DSA_87"})
    void a_key_of_ml_dsa_is_certified_where_the_profile_says_so(KeyKind kind) throws Exception {
        var profile = new CertificateProfile(Duration.ofDays(1), Set.of(kind), 2048, List.of());
        var name = kind.name().replace('_', '-');
        var key = TestRequest.edKey(name);

        var signed = authority.issue(TestRequest.request().key(key, name).make(), profile);

        assertThat(Certificate.getInstance(signed.certificate().getEncoded()).getSubjectPublicKeyInfo())
                .isEqualTo(SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()));
        signed.certificate().verify(authority.certificate().getPublicKey());
        assertThatThrownBy(() -> authority.issue(
                        TestRequest.request()
                                .key(key, name)
                                .signedBy(TestRequest.edKey(name))
                                .make(),
                        profile))
                .isInstanceOf(CsrException.class);
    }

    @Test
    void a_kind_of_key_that_the_profile_excludes_is_refused() {
        var rsaOnly = new CertificateProfile(PROFILE.validity(), Set.of(KeyKind.RSA), 3072, List.of());

        assertThat(catchThrowableOfType(
                                CsrException.class,
                                () -> authority.issue(TestRequest.request().make(), rsaOnly))
                        .problem())
                .isEqualTo(Problem.KEY_NOT_ALLOWED);
        var short2048 = TestRequest.request()
                .key(TestRequest.rsaKey(2048), "SHA256withRSA")
                .make();
        assertThat(catchThrowableOfType(CsrException.class, () -> authority.issue(short2048, rsaOnly))
                        .problem())
                .isEqualTo(Problem.KEY_NOT_ALLOWED);
    }

    @Test
    void octets_that_are_no_request_are_malformed() throws Exception {
        var good = TestRequest.request().pkcs10().getEncoded();
        var longer = Arrays.copyOf(good, good.length + 1);
        var shorter = Arrays.copyOf(good, good.length - 1);

        assertThat(CertificateSigningRequest.parse(good).names()).isNotNull();
        for (var bad : List.of(
                new byte[0], new byte[] {0x30, 0}, longer, shorter, "garbage".getBytes(StandardCharsets.US_ASCII))) {
            assertThatThrownBy(() -> CertificateSigningRequest.parse(bad))
                    .isInstanceOfSatisfying(CsrException.class, refused -> assertThat(refused.problem())
                            .isEqualTo(Problem.MALFORMED));
        }
    }

    @Test
    void no_single_changed_octet_of_a_request_gets_a_certificate_for_other_contents() throws Exception {
        var good = TestRequest.request().pkcs10().getEncoded();
        for (var index = 0; index < 4 * good.length; index++) {
            var changed = good.clone();
            changed[index / 4] ^=
                    (byte) List.of(0x01, 0x15, 0x80, 0xff).get(index % 4).intValue();
            var refused = catchThrowableOfType(CsrException.class, () -> {
                var request = CertificateSigningRequest.parse(changed);
                request.names();
                authority.issue(request, PROFILE);
            });
            assertThat(refused).as("octet %d changed", index / 4).isNotNull();
        }
    }

    private static SignedCertificate issue(TestRequest request) {
        return authority.issue(request.make(), PROFILE);
    }

    private static int usages(X509Certificate certificate) {
        var bits = KeyUsage.getInstance(value(certificate, Extension.keyUsage)).getBytes();
        return bits[0] & 0xff;
    }

    private static byte[] value(X509Certificate certificate, ASN1ObjectIdentifier extension) {
        return ASN1OctetString.getInstance(certificate.getExtensionValue(extension.getId()))
                .getOctets();
    }

    private static void assertValid(X509Certificate certificate) throws Exception {
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(authority.root(), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(NOW));
        var path =
                CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate, authority.certificate()));
        assertThat(CertPathValidator.getInstance("PKIX").validate(path, parameters))
                .isNotNull();
    }
}
