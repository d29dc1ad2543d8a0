package sol023.cmf.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {

    private static final Consumer VNFM = new Consumer("vnfm");
    private static final Consumer OTHER = new Consumer("vnfm-b");

    @Test
    void all_contains_what_table_C_2_2_says() {
        assertThat(Scope.closure(Set.of(Scope.ALL)))
                .containsExactlyInAnyOrder(Scope.ALL, Scope.SUBJECT, Scope.CERTIFICATE_CONTENT);
    }

    @Test
    void the_api_name_is_taken_for_the_printed_prefix() {
        assertThat(Scope.find("nfv-cert:v1:subject")).contains(Scope.SUBJECT);
        assertThat(Scope.find("cert:v1:certificate_content:readonly")).contains(Scope.CERTIFICATE_CONTENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cert:v2:subject", "CERT:v1:subject", "cert:v1:subject:readonly", "vnflcm:v2:all"})
    void another_value_is_no_scope_of_ours(String value) {
        assertThat(Scope.find(value)).isEmpty();
    }

    @Test
    void the_scopes_of_one_interface_grant_nothing_of_the_other() {
        var caller = new Caller(VNFM, Set.of(Scope.NOTIFICATION_ALL), Caller.Proof.TOKEN);

        assertThat(caller.mayOneOf(Set.of(Scope.SUBJECT))).isFalse();
        assertThat(caller.mayOneOf(Set.of(Scope.SUBSCRIPTION))).isTrue();
    }

    @Test
    void only_an_operator_sees_what_others_registered() {
        assertThat(Caller.of(VNFM).sees(VNFM)).isTrue();
        assertThat(Caller.of(VNFM).sees(OTHER)).isFalse();
        assertThat(new Caller(VNFM, Set.of(Scope.OPERATOR), Caller.Proof.TOKEN).sees(OTHER))
                .isTrue();
    }
}
