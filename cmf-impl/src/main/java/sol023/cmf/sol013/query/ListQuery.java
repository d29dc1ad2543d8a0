package sol023.cmf.sol013.query;

import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import sol023.cmf.sol013.ProblemException;
import sol023.cmf.sol013.QueryParameters;

/**
 * What a GET of a list asks for.
 *
 * @param filter which entries
 * @param selection what is shown of each
 * @param marker where to go on
 * @param text the query of the URI without the marker
 * @param identity what tells this query from others
 */
public record ListQuery(
        Filter filter, Selection selection, Optional<String> marker, String text, List<String> identity) {

    private static final String FILTER = "filter";
    private static final String MARKER = "nextpage_opaque_marker";

    /** So that the URI of the next page, which has a marker in addition, is not too long. */
    private static final int MAX_LENGTH = 3400;

    public ListQuery {
        identity = List.copyOf(identity);
    }

    /** Reads a query with filter, selectors and marker; refuses any other parameter. */
    public static ListQuery read(ResourceType type, UriInfo uri) {
        return read(
                type,
                uri,
                Set.of(
                        SelectionReader.ALL_FIELDS,
                        SelectionReader.FIELDS,
                        SelectionReader.EXCLUDE_FIELDS,
                        SelectionReader.EXCLUDE_DEFAULT));
    }

    /** Reads a query with filter and marker; refuses any other parameter. */
    public static ListQuery readWithoutSelectors(ResourceType type, UriInfo uri) {
        return read(type, uri, Set.of());
    }

    private static ListQuery read(ResourceType type, UriInfo uri, Set<String> selectors) {
        var served = new LinkedHashSet<>(selectors);
        served.add(FILTER);
        served.add(MARKER);
        QueryParameters.refuseAllBut(served, uri);
        var text = withoutMarker(uri);
        if (text.length() > MAX_LENGTH) {
            throw new ProblemException(414, "The query of a list has at most " + MAX_LENGTH + " characters.");
        }
        var filter = value(FILTER, uri);
        var selection = new SelectionReader(type)
                .read(
                        QueryParameters.flag(SelectionReader.ALL_FIELDS, uri),
                        value(SelectionReader.FIELDS, uri),
                        value(SelectionReader.EXCLUDE_FIELDS, uri),
                        QueryParameters.flag(SelectionReader.EXCLUDE_DEFAULT, uri));
        return new ListQuery(
                filter.map(new FilterReader(type)::read).orElse(Filter.ALL),
                selection,
                value(MARKER, uri),
                text,
                List.of(
                        filter.orElse(""),
                        String.join(",", new TreeSet<>(present(selectors, uri))),
                        value(SelectionReader.FIELDS, uri).orElse(""),
                        value(SelectionReader.EXCLUDE_FIELDS, uri).orElse("")));
    }

    private static List<String> present(Set<String> names, UriInfo uri) {
        return names.stream().filter(uri.getQueryParameters()::containsKey).toList();
    }

    private static Optional<String> value(String name, UriInfo uri) {
        return Optional.ofNullable(uri.getQueryParameters().getFirst(name));
    }

    private static String withoutMarker(UriInfo uri) {
        return uri.getQueryParameters().keySet().stream()
                .filter(name -> !name.equals(MARKER))
                .map(name -> name + value(name, uri).map(QueryText::assign).orElse(""))
                .collect(Collectors.joining("&"));
    }

    String withMarker(String next) {
        return (text.isEmpty() ? "" : text + "&") + MARKER + "=" + next;
    }
}
