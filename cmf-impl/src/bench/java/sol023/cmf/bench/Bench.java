package sol023.cmf.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import sol023.cmf.subject.ListBenchmark;

/** Runs one benchmark: {@code load}, {@code start}, {@code memory}, {@code lists}, {@code notify}, {@code notify-issue} or {@code jmh}, with {@code name=value} for its figures. */
public final class Bench {

    private final List<String> arguments;

    private Bench(String[] arguments) {
        this.arguments = Arrays.asList(arguments);
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            System.err.println("load | start | memory | lists | notify | notify-issue | jmh");
            return;
        }
        new Bench(arguments).run(arguments[0]);
    }

    private void run(String what) throws Exception {
        switch (what) {
            case "load" ->
                new LoadBenchmark(
                                new LoadBenchmark.Settings(
                                        number("clients", 4),
                                        number("warmUp", 10_000),
                                        number("count", 4_000),
                                        number("rounds", 3),
                                        jvmOptions()),
                                System.out)
                        .run(directory());
            case "start" -> StartBenchmark.run(directory(), number("times", 5), System.out);
            case "memory" -> MemoryBenchmark.run(directory(), number("certificates", 100_000), System.out);
            case "lists" -> ListBenchmark.run(directory(), number("few", 1_000), number("many", 1_000_000), System.out);
            case "notify" ->
                NotifyBenchmark.run(
                        directory(),
                        number("subscribers", 1_000),
                        number("changes", 100),
                        Duration.ofSeconds(number("pace", 3)),
                        System.out);
            case "notify-issue" ->
                IssueBenchmark.run(directory(), number("subscribers", 1_000), number("count", 40), System.out);
            case "jmh" ->
                org.openjdk.jmh.Main.main(arguments.subList(1, arguments.size()).toArray(String[]::new));
            default -> throw new IllegalArgumentException("no benchmark " + what);
        }
    }

    private int number(String name, int otherwise) {
        return arguments.stream()
                .filter(each -> each.startsWith(name + "="))
                .map(each -> Integer.parseInt(each.substring(name.length() + 1)))
                .findFirst()
                .orElse(otherwise);
    }

    /** Options for the virtual machine of the CMF under load, such as {@code jvm=-XX:StartFlightRecording=filename=load.jfr}. */
    private List<String> jvmOptions() {
        return arguments.stream()
                .filter(each -> each.startsWith("jvm="))
                .map(each -> each.substring("jvm=".length()))
                .toList();
    }

    private static Path directory() throws Exception {
        return Files.createTempDirectory("cmf-bench-");
    }
}
