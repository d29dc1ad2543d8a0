package sol023.conformance.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.target.Nearest;

/** Finds requirements by what people type. */
final class RequirementNames {

    private static final int MOST = 3;

    private RequirementNames() {}

    /** The requirement of that name, in capital or small letters. */
    static Optional<Requirement> find(String name) {
        String wanted = name.toUpperCase(Locale.ROOT);
        return Arrays.stream(Requirement.values())
                .filter(requirement -> requirement.name().equals(wanted))
                .findFirst();
    }

    /** The nearest names, separated by commas. */
    static String near(String name) {
        List<String> known = Arrays.stream(Requirement.values()).map(Enum::name).toList();
        return String.join(", ", Nearest.to(name, known, MOST));
    }
}
