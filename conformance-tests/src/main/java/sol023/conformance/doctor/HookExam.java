package sol023.conformance.doctor;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import sol023.conformance.target.HookName;
import sol023.conformance.target.HookSettings;
import sol023.conformance.target.SystemUnderTest;

/** Looks at what hooks name: programs and files. */
final class HookExam {

    private final SystemUnderTest target;
    private final PemExam pem;
    private final List<Finding> findings;

    HookExam(SystemUnderTest target, PemExam pem, List<Finding> findings) {
        this.target = target;
        this.pem = pem;
        this.findings = findings;
    }

    void examine() {
        target.hooks().forEach(this::hook);
    }

    private void hook(HookName name, HookSettings hook) {
        hook.action().ifPresent(action -> {
            String key = "hooks." + name.key();
            if (action instanceof HookSettings.Http http) {
                http.trust().ifPresent(file -> pem.certificates(key + ".http.trust", file));
            } else if (action instanceof HookSettings.Command command
                    && !isExecutable(command.words().get(0))) {
                findings.add(Finding.problem(
                        key + ".command", command.words().get(0) + " is no program that can be run from " + folder()));
            }
        });
    }

    private Path folder() {
        return Optional.ofNullable(target.file().toAbsolutePath().getParent()).orElse(Path.of("."));
    }

    private boolean isExecutable(String program) {
        if (program.contains("/")) {
            return Files.isExecutable(folder().resolve(program)) && !Files.isDirectory(folder().resolve(program));
        }
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
