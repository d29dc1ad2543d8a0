package sol023.conformance.cli;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** A command as the user has called it: where it prints to, and the words that repeat it. */
final class Invocation {

    /** The options of {@link SelectionOptions} that choose scenarios; {@code --features} says where they are. */
    private static final Set<String> SELECTING = Set.of("--requirement", "--tags", "--smoke");

    private final CommandSpec command;

    Invocation(CommandSpec command) {
        this.command = command;
    }

    Console console(boolean progress) {
        return new Console(command.commandLine().getOut(), Clock.systemUTC(), progress && Terminal.isThere());
    }

    TestRun testRun(RunOptions options) {
        return new TestRun(console(!options.noProgress), Clock.systemUTC(), words(), selecting());
    }

    /** The command's name and the options given to it, without those that select scenarios and the order, whose seed must be added. */
    private List<String> words() {
        List<String> words = new ArrayList<>();
        words.add(command.name());
        parsed().matchedOptions().stream()
                .filter(option -> !SELECTING.contains(option.longestName())
                        && !option.longestName().equals(RunOptions.ORDER))
                .forEach(option -> words.addAll(words(option)));
        return words;
    }

    private List<String> selecting() {
        List<String> words = new ArrayList<>();
        parsed().matchedOptions().stream()
                .filter(option -> SELECTING.contains(option.longestName()))
                .forEach(option -> words.addAll(words(option)));
        parsed().matchedPositionals().forEach(positional -> words.addAll(values(positional)));
        return words;
    }

    private static List<String> words(OptionSpec option) {
        if (option.arity().max() == 0) {
            return List.of(option.longestName());
        }
        return values(option).stream()
                .flatMap(value -> List.of(option.longestName(), value).stream())
                .toList();
    }

    private static List<String> values(ArgSpec argument) {
        return argument.originalStringValues();
    }

    private ParseResult parsed() {
        return command.commandLine().getParseResult();
    }
}
