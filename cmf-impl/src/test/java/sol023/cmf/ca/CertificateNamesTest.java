package sol023.cmf.ca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sol023.cmf.ca.CsrException.Problem;

class CertificateNamesTest {

    @ParameterizedTest
    @CsvSource({
        "VNFC-1.Example.com,                     DNS,  vnfc-1.example.com",
        "localhost,                              DNS,  localhost",
        "*.example.com,                          DNS,  *.example.com",
        "xn--bcher-kva.example,                  DNS,  xn--bcher-kva.example",
        "192.0.2.1,                              IP,   192.0.2.1",
        "2001:DB8:0:0:0:0:0:1,                   IP,   2001:db8::1",
        "2001:db8::1,                            IP,   2001:db8::1",
        "2001:0db8:0000:0000:0001:0000:0000:0001, IP,  2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1,                   IP,   2001:db8:0:1:1:1:1:1",
        "::,                                     IP,   ::",
        "::1,                                    IP,   ::1",
        "fe80::,                                 IP,   fe80::",
        "::ffff:192.0.2.1,                       IP,   192.0.2.1",
        "urn:uuid:F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6, URI, urn:uuid:F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6",
        "HTTPS://Vnfc.Example.com/Path,          URI,  https://vnfc.example.com/Path",
        "spiffe://trust.example/vnf/1,           URI,  spiffe://trust.example/vnf/1",
        "sip:user@example.com,                   URI,  sip:user@example.com",
        "Admin@Example.com,                      MAIL, Admin@example.com",
    })
    void a_name_is_classified_and_brought_to_one_form(String given, AlternativeName.Kind kind, String canonical) {
        assertThat(names(given).alternativeNames()).containsExactly(new AlternativeName(kind, canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "vnfc 1.example.com",
                "b\u00fccher.example",
                "vnfc..example.com",
                ".example.com",
                "example.com.",
                "-vnfc.example.com",
                "vnfc-.example.com",
                "vnfc_1.example.com",
                "*",
                "*.com",
                "a.*.example.com",
                "vn*.example.com",
                "256.0.0.1",
                "1.2.3",
                "10.0.0.0/8",
                "01.2.3.4",
                "[::1]",
                "fe80::1%eth0",
                "1::2::3",
                "vnfc.example.com:8443",
                "https://vnfc example",
                "https:",
                "@example.com",
                "a@b@example.com",
                "admin@",
                "admin@*.example.com",
                "vnfc\n.example.com",
            })
    void a_name_that_no_certificate_can_carry_is_refused(String given) {
        var invalid = catchThrowableOfType(
                InvalidNameException.class,
                () -> CertificateNames.of(SubjectAttributes.NONE, List.of("good.example.com", given)));

        assertThat(invalid).isNotNull();
        assertThat(invalid.pointer()).isEqualTo("/subjectAlternateName/1");
        assertThat(invalid.detail()).isNotBlank();
    }

    @Test
    void a_label_has_63_and_a_name_253_characters_at_most() {
        var label = "a".repeat(63);
        var longest = (label + ".").repeat(3) + "b".repeat(61);

        assertThat(names(label).alternativeNames()).hasSize(1);
        assertThat(names(longest).alternativeNames()).hasSize(1);
        assertThatThrownBy(() -> names("a" + label)).isInstanceOf(InvalidNameException.class);
        assertThatThrownBy(() -> names("a" + longest)).isInstanceOf(InvalidNameException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "/subjectName/country, DEU",
        "/subjectName/country, de",
        "/subjectName/commonName, ' '",
        "/subjectName/commonName, 'a '"
    })
    void an_attribute_that_no_subject_can_have_is_refused(String pointer, String value) {
        var none = SubjectAttributes.NONE;
        var attributes = pointer.endsWith("country")
                ? new SubjectAttributes(
                        none.commonName(),
                        none.organization(),
                        Optional.of(value),
                        none.state(),
                        none.locality(),
                        none.emailAddress())
                : commonName(value);

        assertThatThrownBy(() -> CertificateNames.of(attributes, List.of()))
                .isInstanceOfSatisfying(InvalidNameException.class, invalid -> assertThat(invalid.pointer())
                        .isEqualTo(pointer));
    }

    @Test
    void a_common_name_has_64_characters_at_most() {
        assertThat(CertificateNames.of(commonName("x".repeat(64)), List.of())).isNotNull();
        assertThatThrownBy(() -> CertificateNames.of(commonName("x".repeat(65)), List.of()))
                .isInstanceOf(InvalidNameException.class);
    }

    @Test
    void names_are_a_set_without_order_and_case() {
        assertThat(names("a.example", "B.example", "A.EXAMPLE")).isEqualTo(names("b.example", "a.example"));
        assertThat(names("a.example", "b.example").key())
                .isEqualTo(names("B.example", "a.example").key());
    }

    @Test
    void different_names_have_different_keys() {
        var all = List.of(
                names(),
                names("a.example"),
                names("a.example", "b.example"),
                names("dns:a.example"),
                CertificateNames.of(commonName("a.example"), List.of()),
                CertificateNames.of(commonName("A.example"), List.of()),
                CertificateNames.of(commonName("a.example"), List.of("a.example")));

        assertThat(all)
                .extracting(CertificateNames::key)
                .doesNotHaveDuplicates()
                .allMatch(key -> key.matches("[0-9a-f]{64}"));
    }

    @Test
    void a_signing_request_has_the_names_that_were_registered() {
        var request = TestRequest.request()
                .subject("C=DE,ST=Berlin,L=Berlin,O=Lab,CN=vnfc-1,E=ops@example.com")
                .names(
                        new GeneralName(GeneralName.dNSName, "VNFC-1.example.com"),
                        new GeneralName(GeneralName.iPAddress, "192.0.2.1"),
                        new GeneralName(GeneralName.iPAddress, "2001:db8::1"),
                        new GeneralName(GeneralName.uniformResourceIdentifier, "urn:vnfc:1"),
                        new GeneralName(GeneralName.rfc822Name, "ops@Example.com"))
                .make();
        var registered = CertificateNames.of(
                new SubjectAttributes(
                        Optional.of("vnfc-1"),
                        Optional.of("Lab"),
                        Optional.of("DE"),
                        Optional.of("Berlin"),
                        Optional.of("Berlin"),
                        Optional.of("ops@example.com")),
                List.of("ops@example.com", "urn:vnfc:1", "2001:DB8::0:1", "192.0.2.1", "vnfc-1.example.com"));

        assertThat(request.names()).isEqualTo(registered);
        assertThat(request.names().key()).isEqualTo(registered.key());
    }

    @Test
    void a_dns_name_that_looks_like_an_address_is_not_taken_for_one() {
        assertUnusable(TestRequest.request().dns("192.0.2.1"));
    }

    @Test
    void an_address_of_five_octets_is_unusable() {
        assertUnusable(TestRequest.request()
                .names(new GeneralName(GeneralName.iPAddress, new DEROctetString(new byte[] {1, 2, 3, 4, 5}))));
    }

    @Test
    void names_of_other_kinds_are_unusable() {
        assertUnusable(TestRequest.request().names(new GeneralName(GeneralName.directoryName, "CN=x")));
        assertUnusable(TestRequest.request().names(new GeneralName(GeneralName.registeredID, "1.2.3")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CN=a,CN=b", "CN=a,OU=b", "CN=a+O=b", "CN=a,SERIALNUMBER=1"})
    void a_subject_that_cannot_be_registered_is_unusable(String subject) {
        assertUnusable(TestRequest.request().subject(subject));
    }

    private static void assertUnusable(TestRequest request) {
        var refused =
                catchThrowableOfType(CsrException.class, () -> request.make().names());
        assertThat(refused).isNotNull();
        assertThat(refused.problem()).isEqualTo(Problem.NAMES_NOT_USABLE);
    }

    private static CertificateNames names(String... alternativeNames) {
        return CertificateNames.of(SubjectAttributes.NONE, List.of(alternativeNames));
    }

    private static SubjectAttributes commonName(String value) {
        var none = SubjectAttributes.NONE;
        return new SubjectAttributes(
                Optional.of(value),
                none.organization(),
                none.country(),
                none.state(),
                none.locality(),
                none.emailAddress());
    }
}
