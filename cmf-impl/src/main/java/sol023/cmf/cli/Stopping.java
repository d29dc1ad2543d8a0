package sol023.cmf.cli;

import org.slf4j.LoggerFactory;

/** Ends what is served, and says so if that fails. */
final class Stopping {

    private Stopping() {}

    static void stop(AutoCloseable served) {
        try {
            served.close();
        } catch (Exception e) {
            LoggerFactory.getLogger(Stopping.class).error("the CMF did not stop in order", e);
        }
    }
}
