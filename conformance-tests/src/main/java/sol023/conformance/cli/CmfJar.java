package sol023.conformance.cli;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the jar of the reference CMF. */
final class CmfJar {

    private final Path home;

    /** Looks beside the suite's own jar. */
    CmfJar() {
        this(own());
    }

    /** Looks beside the given jar or class folder. */
    CmfJar(Path own) {
        Path parent = own.toAbsolutePath().getParent();
        this.home = parent == null ? own : parent;
    }

    Path find(@Nullable Path given) {
        if (given != null) {
            if (Files.isRegularFile(given)) {
                return given;
            }
            throw new UsageException("--cmf: there is no file " + given);
        }
        List<Path> candidates = List.of(
                home.resolve("cmf.jar"),
                home.resolve("../../cmf-impl/target/cmf.jar").normalize());
        return candidates.stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new UsageException("The demo needs the reference CMF, and cmf.jar is neither at "
                        + candidates.get(0) + " nor at " + candidates.get(1)
                        + ".\nBuild it in the source tree with: mvn -pl cmf-impl -am -DskipTests package"
                        + "\nor say where it is with: --cmf PATH"));
    }

    private static Path own() {
        try {
            return Path.of(CmfJar.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the suite cannot find its own jar", e);
        }
    }
}
