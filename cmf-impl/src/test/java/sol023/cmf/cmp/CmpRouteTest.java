package sol023.cmf.cmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.cmp.CmpRoute.Operation;

/** The paths of SOL023 clause 5.4 and RFC 9483 section 6.1. */
class CmpRouteTest {

    @Test
    void name_and_operation_are_read_with_and_without_a_slash_at_the_end() {
        var pkcs10 = new CmpRoute(CertificateType.VNFCI, Optional.of(Operation.PKCS10));
        var revocation = new CmpRoute(CertificateType.VNF_OAM, Optional.of(Operation.REVOCATION));

        assertThat(CmpRoute.parse("/p/vnfc-certificates/pkcs10")).contains(pkcs10);
        assertThat(CmpRoute.parse("/p/vnfc-certificates/pkcs10/")).contains(pkcs10);
        assertThat(CmpRoute.parse("/p/vnfoam-certificates/revocation")).contains(revocation);
    }

    @Test
    void the_operation_may_be_left_out() {
        var any = new CmpRoute(CertificateType.VNFCI, Optional.empty());

        assertThat(CmpRoute.parse("/p/vnfc-certificates")).contains(any);
        assertThat(CmpRoute.parse("/p/vnfc-certificates/")).contains(any);
    }

    @ParameterizedTest
    @EnumSource
    void each_operation_has_the_label_of_the_standard(Operation operation) {
        assertThat(CmpRoute.parse("/p/vnfc-certificates/" + operation.name().toLowerCase(Locale.ROOT)))
                .contains(new CmpRoute(CertificateType.VNFCI, Optional.of(operation)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/p",
                "/p/",
                "/p//pkcs10",
                "/p/mano-certificates/pkcs10",
                "/p/VNFC-certificates/pkcs10",
                "/p/vnfc-certificates/nested",
                "/p/vnfc-certificates/pkcs10/more",
                "/p/vnfc-certificates/pkcs10//",
                "/p/vnfc-certificates//",
                "/pkcs10",
                "p/vnfc-certificates/pkcs10",
                "/x/vnfc-certificates/pkcs10"
            })
    void anything_else_is_not_found(String path) {
        assertThat(CmpRoute.parse(path)).isEmpty();
    }
}
