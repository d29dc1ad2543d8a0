package sol023.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CmfJarTest {

    @TempDir
    Path folder;

    private Path file(String name) throws IOException {
        Path path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        return Files.createFile(path);
    }

    @Test
    void the_jar_beside_our_own_goes_before_that_of_the_build_tree() throws IOException {
        Path own = file("conformance-tests/target/cmf-conformance.jar");
        Path built = file("cmf-impl/target/cmf.jar");
        assertThat(new CmfJar(own).find(null)).isEqualTo(built);
        Path beside = file("conformance-tests/target/cmf.jar");
        assertThat(new CmfJar(own).find(null)).isEqualTo(beside);
        assertThat(new CmfJar(own).find(built)).isEqualTo(built);
    }

    @Test
    void a_jar_that_is_nowhere_is_asked_for() throws IOException {
        Path own = file("a/cmf-conformance.jar");
        assertThatThrownBy(() -> new CmfJar(own).find(null))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--cmf");
        assertThatThrownBy(() -> new CmfJar(own).find(folder.resolve("none.jar")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("none.jar");
    }
}
