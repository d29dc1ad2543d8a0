package sol023.conformance.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import sol023.conformance.check.CheckResult;
import sol023.conformance.requirement.CoverageGate;
import sol023.conformance.requirement.Register;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.requirement.Row;

/** What a self-test has found: what the suite notices, what it lets pass, and where it fell short of that. */
public final class Proof {

    private static final String VNFM = "VNFM";

    private final CleanRuns clean;
    private final KillMatrix matrix;
    private final List<VariantResult> variants;
    private final BlastRadius declared;
    private final boolean whole;
    private final List<Row> rows;

    /** Of runs that test a VNFM alone. */
    Proof(
            CleanRuns clean,
            List<FaultResult> faults,
            List<VariantResult> variants,
            BlastRadius declared,
            boolean whole) {
        this(clean, clean.checks(), faults, variants, declared, whole, rows(VNFM));
    }

    /**
     * @param checks of all full runs
     * @param rows of the register that these runs judge
     */
    Proof(
            CleanRuns clean,
            List<CheckResult> checks,
            List<FaultResult> faults,
            List<VariantResult> variants,
            BlastRadius declared,
            boolean whole,
            List<Row> rows) {
        this.rows = rows;
        this.clean = clean;
        this.matrix = new KillMatrix(checks, faults);
        this.variants = List.copyOf(variants);
        this.declared = declared;
        this.whole = whole;
    }

    private static List<Row> rows(String actor) {
        return Register.standard().rows().stream()
                .filter(row -> row.actor().equals(actor))
                .toList();
    }

    CleanRuns clean() {
        return clean;
    }

    KillMatrix matrix() {
        return matrix;
    }

    List<VariantResult> variants() {
        return variants;
    }

    /** The checks of the full runs that no fault kills; empty when only some of the faults have run. */
    List<CheckName> survivors() {
        return whole ? matrix.survivors() : List.of();
    }

    /** The checks that turned red under a fault without being declared, as lines of the file of {@link BlastRadius}. */
    List<String> undeclared() {
        return declared.undeclared(matrix);
    }

    /** Where the register says something else of checks than full runs did; empty when not all faults have run. */
    List<String> uncovered() {
        if (!whole) {
            return List.of();
        }
        Set<Requirement> judged =
                matrix.checks().stream().map(CheckName::requirement).collect(Collectors.toSet());
        return new CoverageGate(rows, judged).breaches();
    }

    /** Declared checks that stayed green, for information. */
    public List<String> stale() {
        return declared.stale(matrix);
    }

    /** Writes what turned red into the file that declares it. */
    public void updateBlastRadius(Path file) throws IOException {
        declared.update(matrix, file);
    }

    /** Everything that is not as it should be, one line each; empty when the suite is proven. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        add(problems, "red without a fault", matrix.unclean());
        add(
                problems,
                "advisory without a fault",
                matrix.redAnyway().stream().map(CheckName::toString).toList());
        add(
                problems,
                "no fault kills",
                survivors().stream().map(CheckName::toString).toList());
        add(problems, "register", uncovered());
        add(problems, "fault that never showed itself", matrix.idle());
        add(problems, "fault that failed itself", matrix.broken());
        add(problems, "kill that did not happen", matrix.missed());
        add(problems, "error of the suite under a fault", matrix.errors());
        add(problems, "red and not declared", undeclared());
        variants.forEach(result -> add(problems, "legal variant", result.problems()));
        return problems;
    }

    private static void add(List<String> problems, String kind, List<String> lines) {
        lines.forEach(line -> problems.add(kind + ": " + line));
    }

    public boolean isProven() {
        return problems().isEmpty();
    }

    /** The figures in a line. */
    public String summary() {
        return matrix.checks().size() + " checks, " + matrix.results().size() + " faults, "
                + (whole ? survivors().size() + " survivors, " : "") + variants.size() + " legal variants, "
                + variants.stream()
                        .filter(result -> !result.problems().isEmpty())
                        .count()
                + " of them not taken";
    }

    /** The kill matrix as Markdown. */
    public String page() {
        return new MatrixPage(this).text();
    }

    /** Writes the kill matrix as Markdown, making folders as needed. */
    public void write(Path page) throws IOException {
        Path folder = page.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(page, page());
    }
}
