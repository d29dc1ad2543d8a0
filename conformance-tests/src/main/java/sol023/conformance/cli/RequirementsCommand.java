package sol023.conformance.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sol023.conformance.requirement.EditionIndex;
import sol023.conformance.requirement.Register;
import sol023.conformance.requirement.RegisterCounts;
import sol023.conformance.requirement.Row;
import sol023.conformance.requirement.SpecText;
import sol023.conformance.run.ExitCode;

/** {@code requirements}: the register, and how it compares with the user's own copy of the standard. */
@Command(
        name = "requirements",
        mixinStandardHelpOptions = true,
        description = "List the requirement register; compare it with your copy of the standard.")
final class RequirementsCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec commandSpec;

    @Option(names = "--clause", paramLabel = "CLAUSE", description = "Only this clause and those below it.")
    @Nullable
    String clause;

    @Override
    public Integer call() {
        PrintWriter out = out(commandSpec);
        List<Row> rows = Register.standard().rows().stream()
                .filter(row -> clause == null
                        || row.clause().equals(clause)
                        || row.clause().startsWith(clause + "."))
                .toList();
        for (Row row : rows) {
            out.println(row.requirement() + "  r" + row.revision() + "  " + row.place() + "  " + word(row.level())
                    + "  " + row.actor() + "  " + word(row.testing())
                    + row.awaits().map(awaited -> ", awaits " + awaited.word()).orElse(""));
            out.println("    " + row.paraphrase());
            row.reason().ifPresent(reason -> out.println("    reason: " + reason));
        }
        out.println(RegisterCounts.of(rows).text());
        out.flush();
        return (rows.isEmpty() ? ExitCode.UNUSABLE : ExitCode.CONFORMING).code();
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = {
                "Compare the register with your copy of the standard, both ways.",
                "Fails if a sentence with shall of clauses 4 to 7 and annex C, or a step, precondition, postcondition or error",
                "handling of a sequence diagram has no row, or if the sentence of a row is not where the row says."
            })
    int check(
            @Option(names = "--spec", required = true, paramLabel = "FILE", description = "Your copy as text.")
                    Path spec,
            @Option(names = "--tables", description = "List rows of tables that no row of the register cites, too.")
                    boolean tables) {
        PrintWriter out = out(commandSpec);
        SpecText text = Suite.spec(spec).orElseThrow();
        RegisterCheck check = new RegisterCheck(text, spec.toString());
        check.problems().forEach(out::println);
        if (tables) {
            check.tableRows().forEach(out::println);
        }
        out.println(check.summary());
        out.flush();
        return (check.problems().isEmpty() ? ExitCode.CONFORMING : ExitCode.NOT_CONFORMING).code();
    }

    @Command(
            name = "index",
            mixinStandardHelpOptions = true,
            description = "Print the index of your copy: its statements by clause, kind and hash, without the text.")
    int index(
            @Option(names = "--spec", required = true, paramLabel = "FILE", description = "Your copy as text.")
                    Path spec) {
        PrintWriter out = out(commandSpec);
        out.print(EditionIndex.of(Suite.spec(spec).orElseThrow()).text());
        out.flush();
        return ExitCode.CONFORMING.code();
    }

    @Command(
            name = "hash",
            mixinStandardHelpOptions = true,
            description = "Print the hash of each sentence of a clause of your copy, or of a sentence given.")
    int hash(
            @Option(names = "--spec", paramLabel = "FILE") @Nullable Path spec,
            @Option(names = "--clause", paramLabel = "CLAUSE") @Nullable String within,
            @Parameters(arity = "0..*", paramLabel = "SENTENCE") @Nullable List<String> sentences) {
        PrintWriter out = out(commandSpec);
        if (sentences != null) {
            sentences.forEach(sentence -> out.println(SpecText.hash(sentence) + "  " + sentence));
        }
        if (spec != null && within != null) {
            Suite.spec(spec)
                    .orElseThrow()
                    .clause(within)
                    .forEach((hash, sentence) -> out.println(hash + "  " + sentence.text()));
        } else if (sentences == null) {
            throw new UsageException("give --spec FILE and --clause CLAUSE, or a sentence");
        }
        out.flush();
        return ExitCode.CONFORMING.code();
    }

    private static PrintWriter out(@Nullable CommandSpec spec) {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
