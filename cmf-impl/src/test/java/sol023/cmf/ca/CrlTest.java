package sol023.cmf.ca;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrlTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    @TempDir
    static Path folder;

    private static EmbeddedCertificateAuthority authority;

    @BeforeAll
    static void open() {
        authority = EmbeddedCertificateAuthority.open(
                CaSettings.lab(folder), CryptoProviders.choose(), Clock.fixed(NOW, ZoneOffset.UTC), Optional::empty);
    }

    @Test
    void a_crl_has_what_rfc_5280_asks_for() throws Exception {
        var crl = parsed(sign(new CrlEntries()));

        assertThat(crl.getVersion()).isEqualTo(2);
        assertThat(crl.getThisUpdate().toInstant()).isEqualTo(NOW);
        assertThat(crl.getNextUpdate().toInstant()).isEqualTo(NOW.plus(WEEK));
        assertThat(crl.getIssuerX500Principal())
                .isEqualTo(authority.certificate().getSubjectX500Principal());
        assertThat(crl.hasUnsupportedCriticalExtension()).isFalse();
        assertThat(CRLNumber.getInstance(value(crl, Extension.cRLNumber.getId()))
                        .getCRLNumber())
                .isEqualTo(42);
        assertThat(AuthorityKeyIdentifier.getInstance(value(crl, Extension.authorityKeyIdentifier.getId()))
                        .getKeyIdentifierOctets())
                .isEqualTo(authority.keyIdentifier().octets());
        crl.verify(authority.certificate().getPublicKey());
    }

    @Test
    void an_empty_crl_has_no_list_of_revoked_certificates() {
        var crl = CertificateList.getInstance(sign(new CrlEntries()));

        assertThat(crl.getTBSCertList().getRevokedCertificates()).isEmpty();
        for (var part : ASN1Sequence.getInstance(crl.getTBSCertList())) {
            assertThat(part.toASN1Primitive()).isNotEqualTo(new DERSequence());
        }
    }

    @Test
    void an_entry_shows_serial_number_time_and_reason() throws Exception {
        var entries = new CrlEntries();
        entries.add(
                SerialNumber.parse("ff00ff00ff00ff00ff00ff00ff00ff00"),
                NOW.minusMillis(1),
                RevocationReason.KEY_COMPROMISE);
        entries.add(SerialNumber.parse("1"), NOW, RevocationReason.UNSPECIFIED);
        var crl = parsed(sign(entries));

        assertThat(crl.getRevokedCertificates()).hasSize(2);
        var first = crl.getRevokedCertificate(new BigInteger("ff00ff00ff00ff00ff00ff00ff00ff00", 16));
        assertThat(first.getRevocationDate().toInstant()).isEqualTo(NOW.minusSeconds(1));
        assertThat(CRLReason.getInstance(ASN1Enumerated.getInstance(
                                ASN1OctetString.getInstance(first.getExtensionValue(Extension.reasonCode.getId()))
                                        .getOctets()))
                        .getValue())
                .isEqualTo(1);
        assertThat(crl.getRevokedCertificate(BigInteger.ONE).hasExtensions()).isFalse();
        crl.verify(authority.certificate().getPublicKey());
    }

    @Test
    void times_from_2050_on_are_written_with_four_digits_of_the_year() throws Exception {
        var entries = new CrlEntries();
        entries.add(SerialNumber.parse("1"), Instant.parse("2049-12-31T23:59:59Z"), RevocationReason.UNSPECIFIED);
        entries.add(SerialNumber.parse("2"), Instant.parse("2050-01-01T00:00:00Z"), RevocationReason.UNSPECIFIED);
        var crl = parsed(sign(entries));

        assertThat(crl.getRevokedCertificate(BigInteger.ONE).getRevocationDate().toInstant())
                .isEqualTo("2049-12-31T23:59:59Z");
        assertThat(crl.getRevokedCertificate(BigInteger.TWO).getRevocationDate().toInstant())
                .isEqualTo("2050-01-01T00:00:00Z");
    }

    /** Sizes on both sides of each length of a DER length. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 100, 1500, 1800, 1900, 2000})
    void a_crl_of_any_size_can_be_read(int count) throws Exception {
        var entries = new CrlEntries();
        for (var number = 1; number <= count; number++) {
            entries.add(new SerialNumber(BigInteger.valueOf(number)), NOW, RevocationReason.SUPERSEDED);
        }
        var der = sign(entries);
        var list = CertificateList.getInstance(der);

        assertThat(list.getEncoded("DER")).isEqualTo(der);
        assertThat(list.getRevokedCertificates()).hasSize(count);
    }

    @ParameterizedTest
    @CsvSource({
        "127, 307f",
        "128, 308180",
        "255, 3081ff",
        "256, 30820100",
        "65535, 3082ffff",
        "65536, 3083010000",
        "16777216, 308401000000"
    })
    void a_length_takes_as_few_octets_as_it_can(int length, String header) {
        assertThat(HexFormat.of().formatHex(Der.sequenceHeader(length))).isEqualTo(header);
    }

    private static byte[] sign(CrlEntries entries) {
        return authority.signCrl(BigInteger.valueOf(42), NOW, NOW.plus(WEEK), entries);
    }

    private static X509CRL parsed(byte[] der) throws Exception {
        return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
    }

    private static byte[] value(X509CRL crl, String extension) {
        return ASN1OctetString.getInstance(crl.getExtensionValue(extension)).getOctets();
    }
}
