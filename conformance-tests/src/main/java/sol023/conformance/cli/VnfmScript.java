package sol023.conformance.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sol023.conformance.exchange.Recorder;
import sol023.conformance.vnfm.Callback;
import sol023.conformance.vnfm.Reply;
import sol023.conformance.vnfm.lcm.LcmVnfm;
import sol023.conformance.vnfm.lcm.Vnf;

/** What a simulated VNFM does by itself: a command a line, done one after the other. Everything is checked before the first is done. */
final class VnfmScript {

    static final String COMMANDS =
            "create NAME, instantiate NAME [VNFCS], scale-out NAME [VNFCS], scale-in NAME, heal NAME, terminate NAME,"
                    + " delete NAME, answer STATUS..., wait TIME, wait subscription";

    private static final Pattern TIME = Pattern.compile("([0-9]{1,6})(ms|s|m)");
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final List<Step> steps;

    private record Step(String words, Action action) {}

    @FunctionalInterface
    private interface Action {
        void run(Scene scene) throws InterruptedException;
    }

    /** What the commands work on. */
    record Scene(LcmVnfm lcm, Callback callback, Recorder recorder, Map<String, String> ids, Pause pause) {

        Scene(LcmVnfm lcm, Callback callback, Recorder recorder, Pause pause) {
            this(lcm, callback, recorder, new HashMap<>(), pause);
        }

        String id(String name) {
            String id = ids.get(name);
            if (id == null) {
                throw new IllegalStateException("there is no VNF " + name);
            }
            return id;
        }
    }

    /** Lets time pass. */
    @FunctionalInterface
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    private VnfmScript(List<Step> steps) {
        this.steps = steps;
    }

    static VnfmScript read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new UsageException("--script: " + file + " cannot be read: " + e.getMessage());
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String words = lines.get(i).replaceFirst("#.*", "").strip();
            if (!words.isEmpty()) {
                try {
                    steps.add(new Step(words, action(words.split("\\s+", -1))));
                } catch (IllegalArgumentException e) {
                    throw new UsageException(file + ":" + (i + 1) + ": " + e.getMessage() + "; known are: " + COMMANDS);
                }
            }
        }
        return new VnfmScript(steps);
    }

    /** Does all steps and says each; a step that cannot be done is said and left out. */
    void run(Scene scene, Consumer<String> say) throws InterruptedException {
        for (Step step : steps) {
            say.accept(step.words());
            try {
                step.action().run(scene);
            } catch (IllegalStateException e) {
                say.accept(step.words() + ": " + e.getMessage());
            }
        }
        say.accept("the script has ended");
    }

    private static Action action(String[] words) {
        String name = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "create", "scale-in", "heal", "terminate", "delete" -> count(words, 2, 2);
            case "instantiate", "scale-out" -> count(words, 2, 3);
            case "wait" -> count(words, 2, 2);
            case "answer" -> count(words, 2, Integer.MAX_VALUE);
            default -> throw new IllegalArgumentException("unknown command " + words[0]);
        }
        return switch (words[0]) {
            case "create" -> scene -> create(scene, name);
            case "instantiate" -> {
                int vnfcs = number(words);
                yield scene -> scene.lcm().instantiate(scene.id(name), vnfcs, scene.recorder());
            }
            case "scale-out" -> {
                int vnfcs = number(words);
                yield scene -> scene.lcm().scaleOut(scene.id(name), vnfcs, scene.recorder());
            }
            case "scale-in" -> scene -> scene.lcm().scaleIn(scene.id(name), List.of(), scene.recorder());
            case "heal" -> scene -> heal(scene, name);
            case "terminate" -> scene -> scene.lcm().terminate(scene.id(name), scene.recorder());
            case "delete" -> scene -> scene.lcm().delete(scene.id(name), scene.recorder());
            case "wait" -> pause(name);
            default -> answers(Arrays.copyOfRange(words, 1, words.length));
        };
    }

    private static void create(Scene scene, String name) {
        scene.ids().put(name, scene.lcm().create(name, scene.recorder()).id());
    }

    private static void heal(Scene scene, String name) {
        List<Vnf.Vnfc> vnfcs = scene.lcm().vnf(scene.id(name)).map(Vnf::vnfcs).orElse(List.of());
        if (vnfcs.isEmpty()) {
            throw new IllegalStateException("the VNF " + name + " has no VNFC");
        }
        scene.lcm().heal(scene.id(name), vnfcs.get(0).id(), scene.recorder());
    }

    private static Action pause(String time) {
        if (time.equals("subscription")) {
            return scene -> {
                if (scene.lcm().awaitSubscription(any -> true, PATIENCE).isEmpty()) {
                    throw new IllegalStateException("nobody has subscribed");
                }
            };
        }
        Matcher amount = TIME.matcher(time);
        if (!amount.matches()) {
            throw new IllegalArgumentException(
                    "wait needs subscription, or a time such as 500ms, 5s or 1m, not " + time);
        }
        long number = Long.parseLong(amount.group(1));
        Duration duration =
                switch (amount.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    default -> Duration.ofMinutes(number);
                };
        return scene -> scene.pause().of(duration);
    }

    private static Action answers(String[] statuses) {
        Reply[] replies = Arrays.stream(statuses)
                .map(status -> {
                    if (!status.matches("[2-5][0-9][0-9]")) {
                        throw new IllegalArgumentException("answer needs HTTP statuses, not " + status);
                    }
                    return Reply.status(Integer.parseInt(status));
                })
                .toArray(Reply[]::new);
        return scene -> scene.callback().onNotification(replies);
    }

    private static int number(String[] words) {
        if (words.length < 3) {
            return 1;
        }
        if (!words[2].matches("[1-9][0-9]{0,3}")) {
            throw new IllegalArgumentException(words[0] + " needs a number of VNFCs, not " + words[2]);
        }
        return Integer.parseInt(words[2]);
    }

    private static void count(String[] words, int least, int most) {
        if (words.length < least || words.length > most) {
            throw new IllegalArgumentException(
                    words[0] + (words.length < least ? " needs more words" : " takes fewer words"));
        }
    }
}
