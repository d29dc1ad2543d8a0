package sol023.conformance.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import sol023.conformance.release.Difference.Kind;
import sol023.conformance.release.Fact.Part;

/** Compares two contracts fact by fact; a resource with a new path and a response with a new code are one difference each. */
final class ContractDiff {

    /** A difference before its requirements are known. */
    record Change(Kind kind, Fact.Key key, String element, String detail, Set<String> clauses) {}

    private record Rename(String document, String before, String after) {}

    private final Map<Fact.Key, Fact> before;
    private final Map<Fact.Key, Fact> after;
    private final List<Change> changes = new ArrayList<>();

    private ContractDiff(Map<Fact.Key, Fact> before, Map<Fact.Key, Fact> after) {
        this.before = new LinkedHashMap<>(before);
        this.after = new LinkedHashMap<>(after);
    }

    static List<Change> of(Map<Fact.Key, Fact> before, Map<Fact.Key, Fact> after) {
        ContractDiff diff = new ContractDiff(before, after);
        diff.renamedPaths();
        diff.changedCodes();
        diff.rest();
        return diff.changes;
    }

    private void renamedPaths() {
        Map<Rename, Set<String>> renames = new LinkedHashMap<>();
        for (Fact.Key old : gone(before, after, Part.OPERATION)) {
            gone(after, before, Part.OPERATION).stream()
                    .filter(key -> key.document().equals(old.document()) && samePath(old, key))
                    .findFirst()
                    .flatMap(key -> rename(old, key))
                    .ifPresent(rename -> renames.computeIfAbsent(rename, any -> new TreeSet<>())
                            .addAll(clauses(before, old)));
        }
        renames.forEach((rename, clauses) -> {
            follow(rename);
            Fact.Key key = new Fact.Key(rename.document(), Part.OPERATION, rename.before(), "", "");
            changes.add(new Change(Kind.RENAMED, key, rename.before(), "is now " + rename.after(), clauses));
        });
    }

    // the same operations with the same answers: another name for the same resource
    private boolean samePath(Fact.Key old, Fact.Key key) {
        return !old.path().equals(key.path()) && shape(before, old).equals(shape(after, key));
    }

    private static Set<String> shape(Map<Fact.Key, Fact> facts, Fact.Key operation) {
        return facts.values().stream()
                .filter(fact -> fact.key().document().equals(operation.document())
                        && fact.key().path().equals(operation.path()))
                .filter(fact -> fact.key().part() != Part.RESPONSE)
                .map(fact ->
                        fact.key().part() + fact.key().method() + fact.key().name() + fact.value())
                .collect(Collectors.toSet());
    }

    /** The part of the path that has a new name: up to the first segment that differs, if it is the only one. */
    private static Optional<Rename> rename(Fact.Key old, Fact.Key key) {
        List<String> from = List.of(old.path().split("/", -1));
        List<String> to = List.of(key.path().split("/", -1));
        if (from.size() != to.size()) {
            return Optional.of(new Rename(old.document(), old.path(), key.path()));
        }
        int first = 0;
        while (from.get(first).equals(to.get(first))) {
            first++;
        }
        boolean only = from.subList(first + 1, from.size()).equals(to.subList(first + 1, to.size()));
        return only
                ? Optional.of(new Rename(
                        old.document(),
                        String.join("/", from.subList(0, first + 1)),
                        String.join("/", to.subList(0, first + 1))))
                : Optional.empty();
    }

    private void follow(Rename rename) {
        List<Fact> facts = List.copyOf(before.values());
        before.clear();
        for (Fact fact : facts) {
            Fact.Key key = fact.key();
            boolean below = key.path().equals(rename.before()) || key.path().startsWith(rename.before() + "/");
            Fact.Key now = below && key.document().equals(rename.document())
                    ? key.at(rename.after()
                            + key.path().substring(rename.before().length()))
                    : key;
            before.put(now, new Fact(now, fact.value(), fact.clauses()));
        }
    }

    private void changedCodes() {
        Set<Fact.Key> operations = new LinkedHashSet<>();
        before.keySet().stream().filter(key -> key.part() == Part.OPERATION).forEach(operations::add);
        for (Fact.Key operation : operations) {
            List<Fact.Key> gone = responses(gone(before, after, Part.RESPONSE), operation);
            List<Fact.Key> come = responses(gone(after, before, Part.RESPONSE), operation);
            if (gone.size() == 1 && come.size() == 1) {
                Fact old = fact(before, gone.get(0));
                Fact now = fact(after, come.get(0));
                changes.add(new Change(
                        Kind.CHANGED,
                        old.key(),
                        old.key().words(),
                        "is now " + now.key().name() + (old.value().equals(now.value()) ? "" : ", " + words(old, now)),
                        old.clauses()));
                before.remove(old.key());
                after.remove(now.key());
            }
        }
    }

    private static List<Fact.Key> responses(List<Fact.Key> keys, Fact.Key operation) {
        return keys.stream()
                .filter(key -> key.document().equals(operation.document())
                        && key.path().equals(operation.path())
                        && key.method().equals(operation.method()))
                .toList();
    }

    private void rest() {
        for (Fact old : before.values()) {
            Optional<Fact> now = Optional.ofNullable(after.get(old.key()));
            if (now.isEmpty()) {
                changes.add(new Change(Kind.DELETED, old.key(), old.key().words(), old.value(), old.clauses()));
            } else if (!now.get().value().equals(old.value())) {
                changes.add(
                        new Change(Kind.CHANGED, old.key(), old.key().words(), words(old, now.get()), old.clauses()));
            }
        }
        after.values().stream()
                .filter(fact -> !before.containsKey(fact.key()))
                .forEach(fact -> changes.add(
                        new Change(Kind.ADDED, fact.key(), fact.key().words(), fact.value(), fact.clauses())));
    }

    private static String words(Fact old, Fact now) {
        return old.value() + " is now " + now.value();
    }

    private static List<Fact.Key> gone(Map<Fact.Key, Fact> here, Map<Fact.Key, Fact> there, Part part) {
        return here.keySet().stream()
                .filter(key -> key.part() == part && !there.containsKey(key))
                .toList();
    }

    private static Set<String> clauses(Map<Fact.Key, Fact> facts, Fact.Key operation) {
        return fact(facts, operation).clauses();
    }

    private static Fact fact(Map<Fact.Key, Fact> facts, Fact.Key key) {
        return Objects.requireNonNull(facts.get(key));
    }
}
