package sol023.conformance.cli;

import java.util.ArrayList;
import java.util.List;
import sol023.conformance.requirement.Completeness;
import sol023.conformance.requirement.Completeness.Missing;
import sol023.conformance.requirement.EditionIndex;
import sol023.conformance.requirement.Register;
import sol023.conformance.requirement.SpecText;

/** What {@code requirements check} says about the user's copy, in lines. */
final class RegisterCheck {

    private static final int SHOWN = 100;

    private final SpecText copy;
    private final String file;
    private final EditionIndex edition;
    private final Completeness completeness;
    private final List<String> problems = new ArrayList<>();

    RegisterCheck(SpecText copy, String file) {
        this.copy = copy;
        this.file = file;
        this.edition = EditionIndex.of(copy);
        this.completeness = new Completeness(Register.standard().rows(), edition);
        copy.edition()
                .filter(name -> !name.equals(EditionIndex.EDITION))
                .ifPresent(name -> problems.add(
                        file + " is edition " + name + "; the register is of edition " + EditionIndex.EDITION));
        completeness.missing().forEach(missing -> problems.add("no row: " + line(missing)));
        completeness
                .lost()
                .forEach(row -> problems.add(
                        row.requirement() + "  " + row.place() + ": no sentence of " + file + " has this hash"));
        problems.addAll(completeness.misplaced());
        if (!edition.equals(EditionIndex.standard())) {
            problems.add("the index of edition " + EditionIndex.EDITION + " in the suite is not the one of " + file);
        }
    }

    List<String> problems() {
        return problems;
    }

    List<String> tableRows() {
        return completeness.uncitedTableRows().stream()
                .map(missing -> "not cited: " + line(missing))
                .toList();
    }

    String summary() {
        return edition.size() + " statements of " + file + " need a row, "
                + completeness.missing().size()
                + " have none; " + completeness.rows() + " rows with a hash, "
                + completeness.lost().size() + " without their sentence";
    }

    private String line(Missing missing) {
        String text = missing.text(copy).orElse("");
        return missing.clause() + "  " + missing.kind() + "  " + SpecText.hash(text) + "  " + beginning(text);
    }

    private static String beginning(String text) {
        String plain = text.replace('\t', ' ');
        return plain.length() > SHOWN ? plain.substring(0, SHOWN) + "..." : plain;
    }
}
