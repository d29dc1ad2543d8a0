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
            description = "Fail if a row's hash matches no sentence of your copy.")
    int check(@Option(names = "--spec", required = true, paramLabel = "FILE") Path spec) {
        PrintWriter out = out(commandSpec);
        SpecText text = Suite.spec(spec).orElseThrow();
        List<Row> rows = Register.standard().rows().stream()
                .filter(row -> row.source().equals("SOL023"))
                .filter(row -> row.hash().isPresent())
                .toList();
        List<Row> lost = rows.stream()
                .filter(row -> row.hash().flatMap(text::sentence).isEmpty())
                .toList();
        lost.forEach(row ->
                out.println(row.requirement() + "  " + row.place() + ": no sentence of " + spec + " has this hash"));
        out.println(rows.size() + " rows with a hash, " + lost.size() + " without their sentence");
        out.flush();
        return (lost.isEmpty() ? ExitCode.CONFORMING : ExitCode.NOT_CONFORMING).code();
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
