package sol023.cmf.sol013.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A filter (SOL013 clause 5.2.2): each group has to be met. What the paths of its conditions have in common belongs together: all conditions of a group
 * have to be met by the same element of the arrays on the way.
 */
public record Filter(List<Group> groups) {

    /** Lets everything through. */
    public static final Filter ALL = new Filter(List.of());

    public Filter {
        groups = List.copyOf(groups);
    }

    /** Conditions on the attributes of one structure. */
    public record Group(AttributePath prefix, List<Condition> conditions) {

        public Group {
            conditions = List.copyOf(conditions);
        }
    }

    /** This filter and one more condition. */
    public Filter and(AttributePath prefix, Condition condition) {
        var gathered = new LinkedHashMap<AttributePath, List<Condition>>();
        groups.forEach(group -> gathered.put(group.prefix(), new ArrayList<>(group.conditions())));
        gathered.computeIfAbsent(prefix, none -> new ArrayList<>()).add(condition);
        return of(gathered);
    }

    static Filter of(Map<AttributePath, List<Condition>> gathered) {
        return new Filter(gathered.entrySet().stream()
                .map(each -> new Group(each.getKey(), each.getValue()))
                .toList());
    }
}
