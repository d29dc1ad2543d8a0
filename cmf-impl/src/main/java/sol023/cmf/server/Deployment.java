package sol023.cmf.server;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** A CMF as a configuration file describes it. */
public final class Deployment {

    private Deployment() {}

    /**
     * Starts what the file describes.
     *
     * @param environment where secrets come from that the file names by variable
     * @throws ConfigException if something of it cannot be used
     */
    public static Cmf start(Path file, Map<String, String> environment, Clock clock) {
        return Cmf.start(new ConfigFile(environment).read(file), clock);
    }
}
