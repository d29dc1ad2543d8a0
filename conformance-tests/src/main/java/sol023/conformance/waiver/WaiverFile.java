package sol023.conformance.waiver;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.target.Nearest;
import sol023.conformance.target.TargetException;
import sol023.conformance.target.YamlMap;

/** Reads a file of waivers: a YAML list, each entry with exactly the keys that {@link WaiverDraft} writes. */
public final class WaiverFile {

    private static final Set<String> KEYS =
            Set.of("requirement", "what", "scenario", "failure", "reason", "owner", "until");

    private WaiverFile() {}

    /**
     * Reads all entries, in their order.
     *
     * @throws WaiverException when the file cannot be read, or two entries are about the same failure
     * @throws TargetException when an entry cannot be used; names file and line
     */
    public static List<Waiver> read(Path file) {
        Node root = parse(file);
        if (!(root instanceof SequenceNode list)) {
            throw new WaiverException(file + ":" + line(root) + ": a list of waivers is expected");
        }
        List<Waiver> waivers = new ArrayList<>();
        for (Node item : list.getValue()) {
            Waiver waiver = waiver(file, item);
            waivers.stream().filter(waiver::isAboutTheSameAs).findFirst().ifPresent(first -> {
                throw new WaiverException(
                        waiver.place() + ": this failure of this scenario is waived before, at " + first.place());
            });
            waivers.add(waiver);
        }
        return waivers;
    }

    private static Node parse(Path file) {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            Node root = new Yaml(new LoaderOptions()).compose(reader);
            if (root == null) {
                throw new WaiverException(file + " is empty; leave it out if nothing is waived");
            }
            return root;
        } catch (NoSuchFileException e) {
            throw new WaiverException(file + " does not exist");
        } catch (IOException e) {
            throw new WaiverException(file + " cannot be read: " + e.getMessage());
        } catch (YAMLException e) {
            throw new WaiverException(file + " is no YAML: " + e.getMessage());
        }
    }

    private static Waiver waiver(Path file, Node item) {
        YamlMap entry = new YamlMap(file, "", item, KEYS);
        return new Waiver(
                file.getFileName() + ":" + line(item),
                requirement(entry),
                entry.text("what"),
                entry.text("scenario"),
                FailureText.pinned(entry.text("failure")),
                entry.text("reason"),
                entry.text("owner"),
                date(entry));
    }

    private static Requirement requirement(YamlMap entry) {
        String name = entry.text("requirement");
        try {
            return Requirement.valueOf(name);
        } catch (IllegalArgumentException e) {
            List<String> known =
                    Arrays.stream(Requirement.values()).map(Enum::name).toList();
            throw entry.wrong(
                    "requirement",
                    "names no requirement of this suite: " + name + "; the nearest is "
                            + Nearest.to(name, known, 1).get(0));
        }
    }

    private static LocalDate date(YamlMap entry) {
        try {
            return LocalDate.parse(entry.text("until"));
        } catch (DateTimeParseException e) {
            throw entry.wrong("until", "must be a date, for example 2027-06-30, and not " + entry.text("until"));
        }
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
