package sol023.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import sol023.conformance.target.Role;

class TargetTextTest {

    @Test
    void a_value_is_replaced_and_its_comment_stays() throws IOException {
        TargetText text = TargetText.skeleton(Role.CMF);
        text.set("rest.apiRoot", "https://a:1");
        text.set("cmp.base", "https://b:2");
        text.set("ics.cmp.mac", "no");
        assertThat(text.toString())
                .containsPattern("\n  apiRoot: https://a:1 {2,}# what stands before /nfv-cert/v1\n")
                .containsPattern("\n  base: https://b:2 {2,}# scheme, host and port")
                .contains("\n  cmp.mac: no                             # CMP requests")
                .contains("\n  cmp.signature: yes ");
    }

    @Test
    void what_is_to_be_done_stands_above_the_nearest_line_there_is() throws IOException {
        TargetText text = TargetText.skeleton(Role.CMF);
        text.todo("credentials.vnfm.tls.certificate", "say which");
        text.todo("(clock)", "wrong");
        assertThat(text.toString())
                .startsWith("# TODO (clock): wrong\n")
                .contains("    # TODO credentials.vnfm.tls.certificate: say which\n    tls: {");
    }

    @Test
    void a_line_can_be_made_a_comment() throws IOException {
        TargetText text = TargetText.skeleton(Role.CMF);
        text.comment("credentials.vnfm.mac");
        assertThat(text.toString()).contains("\n    # mac: {reference");
    }

    @Test
    void what_the_skeleton_has_as_a_comment_can_be_revealed_with_all_that_belongs_to_it() throws IOException {
        TargetText text = TargetText.skeleton(Role.CMF);
        text.reveal("vnfm");
        text.set("vnfm.listen", "127.0.0.1:9443");
        text.reveal("oauth");
        text.set("credentials.vnfm.oauth", "{clientId: us}");
        assertThat(text.toString())
                .containsPattern("\nvnfm: [^\n]*\n  listen: 127.0.0.1:9443 [^\n]*\n  advertised: ")
                .containsPattern("\n    oauth: \\{clientId: us} ")
                .contains("\n# hooks: ", "\ntimeouts: {", "\n  # other: ");
    }
}
