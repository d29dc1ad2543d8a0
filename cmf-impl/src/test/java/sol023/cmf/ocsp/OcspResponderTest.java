package sol023.cmf.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sol023.cmf.access.Consumer;
import sol023.cmf.audit.AuditLog;
import sol023.cmf.ca.CaSettings;
import sol023.cmf.ca.CertificateProfile;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.ca.CryptoProviders;
import sol023.cmf.ca.EmbeddedCertificateAuthority;
import sol023.cmf.ca.TestRequest;
import sol023.cmf.certificate.AlongWith;
import sol023.cmf.certificate.Certificates;
import sol023.cmf.certificate.IssueRequest;
import sol023.cmf.certificate.RegisteredSubject;
import sol023.cmf.store.Database;
import sol023.cmf.store.Engine;

/** What is answered to OCSP requests, read with Bouncy Castle. */
class OcspResponderTest {

    private static final Consumer VNFM = new Consumer("vnfm");

    @TempDir
    Path folder = Path.of("");

    private final MovedClock clock = new MovedClock();
    private final AtomicInteger signers = new AtomicInteger();
    private Database database;
    private EmbeddedCertificateAuthority authority;
    private Certificates certificates;
    private OcspResponder responder;

    private static final class MovedClock extends Clock {

        private volatile Instant now = Instant.parse("2026-03-01T12:00:00.5Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }

        void advance(Duration time) {
            now = now.plus(time);
        }
    }

    @BeforeEach
    void open() {
        database = Engine.SQLITE.open(folder);
        authority = EmbeddedCertificateAuthority.open(
                CaSettings.lab(folder.resolve("ca")), CryptoProviders.choose(), clock, Optional::empty);
        certificates = new Certificates(
                database,
                authority,
                Map.of(
                        CertificateType.VNFCI, CertificateProfile.DEFAULT,
                        CertificateType.VNF_OAM, CertificateProfile.DEFAULT),
                (handle, type, names, asking) -> Optional.of(new RegisteredSubject("s", "vnfci", VNFM)),
                AuditLog.NONE,
                clock);
        responder = responder(OcspSettings.STANDARD);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private OcspResponder responder(OcspSettings settings) {
        return new OcspResponder(
                database,
                authority,
                validity -> {
                    signers.incrementAndGet();
                    return authority.makeOcspCredential(validity);
                },
                CryptoProviders.choose(),
                settings,
                clock);
    }

    private X509Certificate issue(String name) {
        var request = TestRequest.request()
                .subject("CN=" + name)
                .dns(name + ".example.org")
                .make();
        return certificates
                .issue(new IssueRequest(VNFM, CertificateType.VNFCI, request), AlongWith.nothing())
                .certificate();
    }

    private void revoke(X509Certificate certificate) {
        assertThat(certificates.revokeCeased(VNFM, "vnfci", "test")).isPositive();
        assertThat(certificates.isRevoked(certificate)).isTrue();
    }

    private CertificateID id(BigInteger serial) throws Exception {
        return id(OIWObjectIdentifiers.idSHA1, authority.certificate(), serial);
    }

    private static CertificateID id(ASN1ObjectIdentifier digest, X509Certificate issuer, BigInteger serial)
            throws Exception {
        var algorithm = new AlgorithmIdentifier(digest, DERNull.INSTANCE);
        return new CertificateID(
                new JcaDigestCalculatorProviderBuilder().build().get(algorithm),
                new JcaX509CertificateHolder(issuer),
                serial);
    }

    private static byte[] request(CertificateID... ids) throws Exception {
        var builder = new OCSPReqBuilder();
        for (var id : ids) {
            builder.addRequest(id);
        }
        return builder.build().getEncoded();
    }

    private static byte[] request(byte[] nonce, CertificateID id) throws Exception {
        var extension = new Extension(
                OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
                false,
                new DEROctetString(new DEROctetString(nonce).getEncoded()));
        return new OCSPReqBuilder()
                .addRequest(id)
                .setRequestExtensions(new Extensions(extension))
                .build()
                .getEncoded();
    }

    private BasicOCSPResp answered(byte[] request) throws Exception {
        var answer = new OCSPResp(responder.answer(request).der());
        assertThat(answer.getStatus()).isEqualTo(OCSPRespBuilder.SUCCESSFUL);
        var basic = (BasicOCSPResp) answer.getResponseObject();
        var signer = basic.getCerts()[0];
        assertThat(basic.isSignatureValid(new JcaContentVerifierProviderBuilder().build(signer)))
                .isTrue();
        return basic;
    }

    private int failure(byte[] request) throws Exception {
        var answer = responder.answer(request);
        assertThat(answer.currency()).isEmpty();
        return new OCSPResp(answer.der()).getStatus();
    }

    @Test
    void a_certificate_is_good_and_revoked_at_once_when_it_is() throws Exception {
        var certificate = issue("a");
        var request = request(id(certificate.getSerialNumber()));
        var good = answered(request).getResponses()[0];
        assertThat(good.getCertStatus()).isEqualTo(CertificateStatus.GOOD);
        assertThat(good.getThisUpdate().toInstant()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(good.getNextUpdate().toInstant()).isEqualTo(Instant.parse("2026-03-01T13:00:00Z"));
        assertThat(responder.answer(request).der())
                .as("signed once")
                .isEqualTo(responder.answer(request).der());

        revoke(certificate);
        var revoked = answered(request).getResponses()[0].getCertStatus();
        assertThat(revoked)
                .isInstanceOfSatisfying(RevokedStatus.class, status -> assertThat(status.getRevocationReason())
                        .as("cessationOfOperation")
                        .isEqualTo(5));
        assertThat(answered(request(new byte[] {7}, id(certificate.getSerialNumber())))
                        .getResponses()[0]
                        .getCertStatus())
                .isInstanceOf(RevokedStatus.class);
    }

    @Test
    void a_kept_answer_is_made_anew_when_half_of_its_time_is_over() throws Exception {
        var request = request(id(issue("a").getSerialNumber()));
        var first = responder.answer(request).der();
        clock.advance(Duration.ofMinutes(29));
        assertThat(responder.answer(request).der()).isEqualTo(first);
        clock.advance(Duration.ofMinutes(1));
        assertThat(answered(request).getResponses()[0].getThisUpdate().toInstant())
                .isEqualTo(Instant.parse("2026-03-01T12:30:00Z"));
    }

    @Test
    void the_signer_is_authorized_by_the_ca_for_a_short_time_and_replaced_before_it_ends() throws Exception {
        var request = request(id(issue("a").getSerialNumber()));
        X509CertificateHolder signer = answered(request).getCerts()[0];
        assertThat(ExtendedKeyUsage.fromExtensions(signer.getExtensions()).getUsages())
                .containsExactly(KeyPurposeId.id_kp_OCSPSigning);
        assertThat(signer.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck))
                .isNotNull();
        assertThat(signer.isSignatureValid(new JcaContentVerifierProviderBuilder()
                        .build(authority.certificate().getPublicKey())))
                .isTrue();
        assertThat(Duration.between(
                        signer.getNotBefore().toInstant(), signer.getNotAfter().toInstant()))
                .isEqualTo(Duration.ofDays(7));
        clock.advance(Duration.ofDays(3));
        assertThat(answered(request).getCerts()[0]).isEqualTo(signer);
        clock.advance(Duration.ofHours(13));
        assertThat(answered(request).getCerts()[0]).isNotEqualTo(signer);
        assertThat(signers).hasValue(2);
    }

    @Test
    void issuers_are_known_by_several_hashes_and_no_other_is_answered_for() throws Exception {
        var serial = issue("a").getSerialNumber();
        for (var digest : new ASN1ObjectIdentifier[] {
            NISTObjectIdentifiers.id_sha256, NISTObjectIdentifiers.id_sha384, NISTObjectIdentifiers.id_sha512
        }) {
            var id = id(digest, authority.certificate(), serial);
            var single = answered(request(id)).getResponses()[0];
            assertThat(single.getCertStatus()).isEqualTo(CertificateStatus.GOOD);
            assertThat(single.getCertID()).isEqualTo(id);
        }
        var foreign = id(OIWObjectIdentifiers.idSHA1, authority.root(), serial);
        assertThat(failure(request(foreign))).isEqualTo(OCSPRespBuilder.UNAUTHORIZED);
        var both = answered(request(id(serial), foreign, id(BigInteger.TEN), id(BigInteger.ZERO)))
                .getResponses();
        assertThat(both).hasSize(4);
        assertThat(both[0].getCertStatus()).isEqualTo(CertificateStatus.GOOD);
        for (int i = 1; i < 4; i++) {
            assertThat(both[i].getCertStatus()).isInstanceOf(UnknownStatus.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 32, 128})
    void a_nonce_is_repeated_and_its_answer_kept_by_nobody(int length) throws Exception {
        var nonce = new byte[length];
        java.util.Arrays.fill(nonce, (byte) 0x5a);
        var request = request(nonce, id(issue("a").getSerialNumber()));
        var extension = answered(request).getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        assertThat(extension.getParsedValue()).isEqualTo(new DEROctetString(nonce));
        assertThat(responder.answer(request).currency()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 129})
    void a_nonce_of_no_right_length_is_malformed(int length) throws Exception {
        assertThat(failure(request(new byte[length], id(issue("a").getSerialNumber()))))
                .isEqualTo(OCSPRespBuilder.MALFORMED_REQUEST);
    }

    @Test
    void what_is_no_request_is_malformed() throws Exception {
        var good = request(id(issue("a").getSerialNumber()));
        assertThat(failure(new byte[0])).isEqualTo(OCSPRespBuilder.MALFORMED_REQUEST);
        assertThat(failure("GET / HTTP/1.1".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(OCSPRespBuilder.MALFORMED_REQUEST);
        for (int length = 0; length < good.length; length++) {
            assertThat(failure(java.util.Arrays.copyOf(good, length)))
                    .as("the first %s octets", length)
                    .isEqualTo(OCSPRespBuilder.MALFORMED_REQUEST);
        }
        var ids = new CertificateID[101];
        java.util.Arrays.fill(ids, id(BigInteger.ONE));
        assertThat(failure(request(ids))).isEqualTo(OCSPRespBuilder.MALFORMED_REQUEST);
        var critical = new Extension(new ASN1ObjectIdentifier("2.25.1"), true, new DEROctetString(new byte[] {5, 0}));
        assertThat(failure(new OCSPReqBuilder()
                        .addRequest(id(BigInteger.ONE))
                        .setRequestExtensions(new Extensions(critical))
                        .build()
                        .getEncoded()))
                .isEqualTo(OCSPRespBuilder.MALFORMED_REQUEST);
    }

    @Test
    void who_has_no_time_to_sign_says_so() throws Exception {
        var standard = OcspSettings.STANDARD;
        responder = responder(new OcspSettings(
                standard.validity(), standard.cacheAge(), standard.signerValidity(), 16_384, 100, 10, 0));
        assertThat(failure(request(id(issue("a").getSerialNumber())))).isEqualTo(OCSPRespBuilder.TRY_LATER);
    }
}
