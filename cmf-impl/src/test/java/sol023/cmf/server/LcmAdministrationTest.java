package sol023.cmf.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sol023.cmf.store.Databases;
import sol023.cmf.store.StoreSettings;

class LcmAdministrationTest {

    @Test
    void what_a_vnfm_calls_its_subscription_steers_no_terminal(@TempDir Path folder) {
        try (var database = Databases.open(new StoreSettings.Embedded(folder.resolve(Lab.STORE)))) {
            database.write(handle -> handle.execute(
                    "insert into lcm_vnfm (name, endpoint, wanted, resync_wanted, subscription, state, detail,"
                            + " state_since, lease_until) values ('vnfm', 'x', 1, 0, ?, 'subscribed', '', 0, 0)",
                    "s\u001b[2J1"));
        }
        try (var operator = LcmAdministration.ofLab(folder)) {
            assertThat(operator.list()).hasSize(2).last().asString().contains("subscription s?[2J1,");
        }
    }
}
