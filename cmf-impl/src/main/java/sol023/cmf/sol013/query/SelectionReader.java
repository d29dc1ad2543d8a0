package sol023.cmf.sol013.query;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sol023.cmf.sol013.ProblemException;
import sol023.cmf.sol013.query.Attribute.Presence;

/**
 * Reads the attribute selectors (SOL013 clause 5.3.2) for one type of resource. Naming an attribute that no selector can leave out has no effect; naming
 * one that does not exist is answered 400, as are combinations that are not foreseen.
 */
final class SelectionReader {

    static final String ALL_FIELDS = "all_fields";
    static final String FIELDS = "fields";
    static final String EXCLUDE_FIELDS = "exclude_fields";
    static final String EXCLUDE_DEFAULT = "exclude_default";

    private static final Set<Set<String>> COMBINATIONS = Set.of(
            Set.of(),
            Set.of(ALL_FIELDS),
            Set.of(FIELDS),
            Set.of(EXCLUDE_FIELDS),
            Set.of(EXCLUDE_DEFAULT),
            Set.of(EXCLUDE_DEFAULT, FIELDS));

    private final ResourceType type;

    SelectionReader(ResourceType type) {
        this.type = type;
    }

    Selection read(boolean all, Optional<String> fields, Optional<String> excluded, boolean excludeDefault) {
        var given = new LinkedHashSet<String>();
        addIf(all, ALL_FIELDS, given);
        addIf(fields.isPresent(), FIELDS, given);
        addIf(excluded.isPresent(), EXCLUDE_FIELDS, given);
        addIf(excludeDefault, EXCLUDE_DEFAULT, given);
        if (!COMBINATIONS.contains(given)) {
            throw ProblemException.badRequest("The query parameters " + String.join(" and ", given)
                    + " cannot be combined (SOL013 clause 5.3.2.1); only exclude_default and fields can.");
        }
        if (all) {
            return new Selection(Set.of());
        }
        if (excluded.isPresent()) {
            var eligible = new HashSet<>(type.having(Presence.BY_DEFAULT, Presence.ON_REQUEST));
            eligible.retainAll(paths(EXCLUDE_FIELDS, excluded.get()));
            return new Selection(eligible);
        }
        if (fields.isPresent()) {
            var wanted = paths(FIELDS, fields.get());
            var omitted = new HashSet<>(
                    excludeDefault
                            ? type.having(Presence.ON_REQUEST)
                            : type.having(Presence.BY_DEFAULT, Presence.ON_REQUEST));
            omitted.removeIf(path -> wanted.stream().anyMatch(path::leadsTo));
            return new Selection(omitted);
        }
        return new Selection(Set.copyOf(type.having(Presence.ON_REQUEST)));
    }

    private static void addIf(boolean condition, String name, Set<String> names) {
        if (condition) {
            names.add(name);
        }
    }

    private List<AttributePath> paths(String parameter, String text) {
        return List.of(text.split(",", -1)).stream()
                .map(written -> path(parameter, written))
                .toList();
    }

    private AttributePath path(String parameter, String written) {
        var path = AttributePath.ROOT;
        for (var name : written.split("/", -1)) {
            if (name.isEmpty()) {
                throw refuse(parameter, "has an empty name; names are separated by commas, levels by slashes");
            }
            path = path.at(Names.unescape(name)
                    .orElseThrow(() -> refuse(parameter, "has a tilde that is not followed by 0, 1, a or b")));
        }
        if (type.find(path).isEmpty()) {
            throw refuse(parameter, "names " + Names.printable(path) + ", and there is no such attribute");
        }
        return path;
    }

    private static ProblemException refuse(String parameter, String problem) {
        return ProblemException.badRequest("The query parameter " + parameter + " " + problem + ".");
    }
}
