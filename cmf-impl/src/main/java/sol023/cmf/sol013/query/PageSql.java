package sol023.cmf.sol013.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sol023.cmf.sol013.query.Condition.Among;

/**
 * Writes the SQL that finds the keys of one page. Where a condition names values of an attribute with an index, the rows of that index are read in the
 * order of the keys and everything else is looked up for each of them; so a page costs what it shows and not what the list has.
 */
public final class PageSql {

    /** Up to so many values of one condition an index is asked for each value. */
    private static final int MAX_BRANCHES = 16;

    private final Tables tables;
    private final Filter filter;
    private final Optional<String> owner;
    private final Optional<String> after;
    private final int limit;
    private int aliases;

    private PageSql(Tables tables, Filter filter, Optional<String> owner, Optional<String> after, int limit) {
        this.tables = tables;
        this.filter = filter;
        this.owner = owner;
        this.after = after;
        this.limit = limit;
    }

    /**
     * The keys of the resources of {@code owner}, or of everybody, that pass the filter, in their order, in a column {@code page_key}.
     *
     * @param after the key after which to start
     * @param limit the most keys
     */
    public static Sql keys(Tables tables, Filter filter, Optional<String> owner, Optional<String> after, int limit) {
        return new PageSql(tables, filter, owner, after, limit).keys();
    }

    private Sql keys() {
        var leading = leading();
        if (leading.isEmpty()) {
            return branch(tables.root(), AttributePath.ROOT, filter);
        }
        var group = leading.get().group();
        var condition = leading.get().condition();
        var branches = new ArrayList<Sql>();
        for (var value : condition.values()) {
            var one = new Among(condition.attribute(), List.of(value), false);
            branches.add(branch(rows(group), group.prefix(), replaced(group, condition, one)));
        }
        if (branches.size() == 1) {
            return branches.get(0);
        }
        var all = new ArrayList<Sql>();
        for (var branch : branches) {
            all.add(Sql.of("select page_key from (").then(branch).then(") as " + alias()));
        }
        return Sql.join(" union ", all).then(" order by page_key" + limited());
    }

    private record Leading(Filter.Group group, Among condition) {}

    /** The condition that reads the fewest rows by an index, as far as that can be told without looking at the data. Indexes are by owner. */
    private Optional<Leading> leading() {
        if (owner.isEmpty() || filter.groups().stream().anyMatch(this::namesKeys)) {
            return Optional.empty();
        }
        Optional<Leading> best = Optional.empty();
        for (var group : filter.groups()) {
            for (var condition : group.conditions()) {
                if (condition instanceof Among among
                        && leads(group, among)
                        && best.filter(other -> other.condition().values().size()
                                        <= among.values().size())
                                .isEmpty()) {
                    best = Optional.of(new Leading(group, among));
                }
            }
        }
        return best;
    }

    private boolean leads(Filter.Group group, Among condition) {
        return !condition.negated()
                && condition.values().size() <= MAX_BRANCHES
                && column(group, condition).leads();
    }

    /** Whether the group says which resources it wants: the database then starts from their keys. */
    private boolean namesKeys(Filter.Group group) {
        var key = "$." + tables.root().key();
        return rows(group).equals(tables.root())
                && group.conditions().stream()
                        .anyMatch(condition -> condition instanceof Among among
                                && !among.negated()
                                && column(group, condition).expression().equals(key));
    }

    private Filter replaced(Filter.Group group, Condition old, Condition by) {
        return new Filter(filter.groups().stream()
                .map(each -> each.equals(group) ? led(group, old, by) : each)
                .toList());
    }

    /** The new condition comes first, since in tables with several rows of an element it is the row that leads which has to meet it. */
    private static Filter.Group led(Filter.Group group, Condition old, Condition by) {
        var conditions = new ArrayList<>(group.conditions());
        conditions.remove(old);
        conditions.add(0, by);
        return new Filter.Group(group.prefix(), conditions);
    }

    /**
     * Keys from the rows of one table, in order.
     *
     * @param leading the group that these rows have to meet; the root: all groups that lie in its rows
     */
    private Sql branch(Rows rows, AttributePath leading, Filter conditions) {
        var alias = alias();
        var key = alias + "." + rows.key();
        boolean isRoot = rows.equals(tables.root());
        var tests = new ArrayList<Sql>();
        owner.ifPresent(one -> tests.add(Sql.of(alias + "." + rows.owner() + " = ?", one)));
        after.ifPresent(last -> tests.add(Sql.of(key + " > ?", last)));
        for (var group : conditions.groups()) {
            boolean here = isRoot ? rows(group).equals(rows) : group.prefix().equals(leading);
            tests.add(here ? met(group, alias) : exists(group, key));
        }
        return Sql.of("select " + (isRoot ? "" : "distinct ") + key + " as page_key from " + rows.table() + " " + alias
                        + " where ")
                .then(tests.isEmpty() ? Sql.of("1 = 1") : Sql.join(" and ", tests))
                .then(" order by " + key + limited());
    }

    /** The number is in the text: a plan that does not know it cannot be kept, so PostgreSQL would plan each page of a large table anew. */
    private String limited() {
        return " limit " + limit;
    }

    private Sql exists(Filter.Group group, String key) {
        var rows = rows(group);
        var alias = alias();
        return Sql.of("exists (select 1 from " + rows.table() + " " + alias + " where " + alias + "." + rows.key()
                        + " = " + key + " and ")
                .then(met(group, alias))
                .then(")");
    }

    /** That this row, and where an element has several rows the element, meets all conditions of the group. */
    private Sql met(Filter.Group group, String alias) {
        var tests = new ArrayList<Sql>();
        var element = rows(group).element();
        for (var condition : group.conditions()) {
            boolean otherRow = element.isPresent() && !tests.isEmpty();
            tests.add(otherRow ? metBeside(group, condition, alias, element.get()) : test(group, condition, alias));
        }
        return Sql.join(" and ", tests);
    }

    private Sql metBeside(Filter.Group group, Condition condition, String alias, String element) {
        var rows = rows(group);
        var other = alias();
        return Sql.of("exists (select 1 from " + rows.table() + " " + other + " where " + other + "." + rows.key()
                        + " = " + alias + "." + rows.key() + " and " + other + "." + element + " = " + alias + "."
                        + element + " and ")
                .then(test(group, condition, other))
                .then(")");
    }

    private Sql test(Filter.Group group, Condition condition, String alias) {
        return ConditionSql.of(condition, column(group, condition), alias);
    }

    private Column column(Filter.Group group, Condition condition) {
        return tables.column(group.prefix().at(condition.attribute()));
    }

    private Rows rows(Filter.Group group) {
        return column(group, group.conditions().get(0)).rows();
    }

    private String alias() {
        return "t" + aliases++;
    }
}
