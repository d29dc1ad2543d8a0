package sol023.cmf.ca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

    /** The example of RFC 9773 §4.1. */
    @Test
    void a_certificate_id_is_built_as_rfc_9773_shows() {
        var id = new CertificateId(
                new KeyIdentifier("69885b6b87464041e1b37b847bd0ae2cde01c8d4"), SerialNumber.parse("8765432100"));

        assertThat(id.text()).isEqualTo("aYhba4dGQEHhs3uEe9CuLN4ByNQ.AIdlQyEA");
        assertThat(CertificateId.parse(id.text())).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "a",
                "aYhba4dG.",
                ".AIdlQyEA",
                "aYhb!.AIdl",
                "aYhb.h2VDIQA",
                "aYhba4dG.AIdlQyEA=",
                "aYhb.AA"
            })
    void another_text_is_no_certificate_id(String text) {
        assertThat(CertificateId.parse(text)).isEmpty();
    }

    @Test
    void a_serial_number_is_positive_and_has_20_octets_at_most() {
        assertThat(new SerialNumber(BigInteger.ONE.shiftLeft(159).subtract(BigInteger.ONE)))
                .isNotNull();
        assertThatThrownBy(() -> new SerialNumber(BigInteger.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SerialNumber(BigInteger.TWO.negate()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SerialNumber(BigInteger.ONE.shiftLeft(159)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void random_serial_numbers_use_all_of_their_bits() {
        var random = new SecureRandom();
        var longest = Stream.generate(() -> SerialNumber.random(random))
                .limit(200)
                .mapToInt(serial -> serial.value().bitLength())
                .max()
                .orElseThrow();

        assertThat(longest).isEqualTo(128);
    }

    @Test
    void a_serial_number_is_read_as_it_is_written() {
        assertThat(SerialNumber.parse("00FF").hex()).isEqualTo("ff");
        assertThat(SerialNumber.parse("ff")).isEqualTo(new SerialNumber(BigInteger.valueOf(255)));
    }

    @ParameterizedTest
    @EnumSource
    void a_certificate_type_is_found_by_each_of_its_spellings(CertificateType type) {
        assertThat(CertificateType.findByRestValue(type.restValue())).contains(type);
        assertThat(CertificateType.findByFilterValue(type.filterValue())).contains(type);
        assertThat(CertificateType.findByPathName(type.pathName())).contains(type);
        assertThat(CertificateType.findByUrn(type.urn())).contains(type);
        assertThat(CertificateType.findByLcmValue(type.lcmValue())).contains(type);
        assertThat(CertificateType.findByRestValue("MANO_certificate")).isEmpty();
    }

    @Test
    void seven_is_no_revocation_reason() {
        assertThat(RevocationReason.find(7)).isEmpty();
        assertThat(RevocationReason.find(11)).isEmpty();
        assertThat(RevocationReason.find(-1)).isEmpty();
        assertThat(RevocationReason.find(10)).contains(RevocationReason.AA_COMPROMISE);
        assertThat(RevocationReason.values())
                .allMatch(reason -> RevocationReason.find(reason.code()).orElseThrow() == reason);
    }
}
