package sol023.conformance.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version of this suite, from the jar. */
final class SuiteVersion implements IVersionProvider {

    static String text() {
        return Objects.requireNonNullElse(SuiteVersion.class.getPackage().getImplementationVersion(), "development");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"cmf-conformance " + text()};
    }
}
