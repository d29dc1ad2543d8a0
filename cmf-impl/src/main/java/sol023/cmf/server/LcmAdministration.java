package sol023.cmf.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sol023.cmf.lcm.LcmOperator;
import sol023.cmf.store.Database;
import sol023.cmf.store.Databases;
import sol023.cmf.store.StoreSettings;

/** What an operator sees and asks of the VNF LCM interface of a CMF that runs, by its store. */
public final class LcmAdministration implements AutoCloseable {

    private final Database database;
    private final LcmOperator operator;

    private LcmAdministration(StoreSettings store) {
        this.database = Databases.open(store);
        this.operator = new LcmOperator(database);
    }

    /** Of a deployment. */
    public static LcmAdministration ofDeployment(Path configuration, Map<String, String> environment) {
        return new LcmAdministration(
                new ConfigFile(environment).read(configuration).store());
    }

    /** Of a lab. */
    public static LcmAdministration ofLab(Path folder) {
        var file = folder.resolve(Lab.STORE);
        if (!Files.isRegularFile(file)) {
            throw new ConfigException("there is no lab in " + folder);
        }
        return new LcmAdministration(new StoreSettings.Embedded(file));
    }

    /** The VNFMs and the VNFCs that are gone, a line each. */
    public List<String> list() {
        var lines = new ArrayList<String>();
        for (var vnfm : operator.all()) {
            lines.add(
                    "%s: %s since %s%s".formatted(vnfm.name(), vnfm.state().text(), vnfm.since(), why(vnfm.detail())));
            lines.add("  subscription %s, synchronized %s, %d VNF instances, %d VNFCs"
                    .formatted(
                            vnfm.subscription()
                                    .map(LcmAdministration::printable)
                                    .orElse("none"),
                            vnfm.synchronizedAt().map(Object::toString).orElse("never"),
                            vnfm.vnfs(),
                            vnfm.vnfcs()));
            for (var gone : vnfm.removals()) {
                lines.add("  gone: VNFC %s of VNF %s, %s, %s: %s (%d certificates)"
                        .formatted(
                                printable(gone.vnfc()),
                                printable(gone.vnf()),
                                gone.foundAt(),
                                printable(gone.cause()),
                                gone.outcome().orElse("to be done"),
                                gone.certificates()));
            }
        }
        return lines;
    }

    private static String why(String detail) {
        return detail.isEmpty() ? "" : " (" + detail + ")";
    }

    /** Ids are the VNFM's, and go to a terminal here. */
    private static String printable(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }

    /** Terminates the subscription at a VNFM. */
    public void terminate(String vnfm) {
        require(operator.terminate(vnfm), vnfm);
    }

    /** Subscribes again after {@link #terminate}. */
    public void subscribe(String vnfm) {
        require(operator.subscribe(vnfm), vnfm);
    }

    /** Lets all VNF instances of a VNFM be looked at. */
    public void resync(String vnfm) {
        require(operator.resync(vnfm), vnfm);
    }

    private static void require(boolean found, String vnfm) {
        if (!found) {
            throw new ConfigException("no VNFM " + vnfm + " is known; cmf lcm list shows those that are");
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
