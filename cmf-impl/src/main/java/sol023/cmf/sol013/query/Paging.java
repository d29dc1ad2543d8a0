package sol023.cmf.sol013.query;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import sol023.cmf.sol013.Problem;
import sol023.cmf.sol013.ProblemException;

/**
 * Serves lists in pages, or refuses those that are too big (SOL013 clause 5.4). A page goes on after the last entry of the page before, by the order of the
 * keys; so whatever is added or removed meanwhile, an entry that stays is shown once.
 */
public final class Paging {

    private final ListSettings settings;
    private final Markers markers;

    public Paging(ListSettings settings, Markers markers) {
        this.settings = settings;
        this.markers = markers;
    }

    /** How long the search for a page may take. */
    public Duration patience() {
        return settings.patience();
    }

    /** Reads entries in the order of their keys. */
    @FunctionalInterface
    public interface Source<T> {

        /**
         * Reads entries.
         *
         * @param after the key after which to start
         * @param limit the most entries
         */
        List<T> read(Optional<String> after, int limit);
    }

    /**
     * One page of a list.
     *
     * @param consumer who asks: nobody else can go on from here
     * @param list the URI of the list
     * @param key the key of an entry
     * @throws ProblemException 400 if the marker is not one for this query, or the list is too big
     */
    public <T> Page<T> page(ListQuery query, String consumer, URI list, Source<T> source, Function<T, String> key) {
        var identity = Stream.concat(Stream.of(consumer, list.getPath()), query.identity().stream())
                .toList();
        var after = query.marker().map(marker -> markers.read(identity, marker)
                .orElseThrow(() -> ProblemException.badRequest("The query parameter nextpage_opaque_marker is"
                        + " not a marker for this query; take it from the Link of a page as it is, or start"
                        + " again without it.")));
        var entries = source.read(after, settings.entries() + 1);
        if (entries.size() <= settings.entries()) {
            return new Page<>(entries, Optional.empty());
        }
        if (settings.refused()) {
            throw new ProblemException(new Problem(
                    "Response too big",
                    400,
                    "The response is too big: more than " + settings.entries()
                            + " entries match; narrow the query with a filter."));
        }
        var shown = entries.subList(0, settings.entries());
        var marker = markers.make(identity, key.apply(shown.get(shown.size() - 1)));
        return new Page<>(shown, Optional.of(URI.create(list + "?" + query.withMarker(marker))));
    }

    /** The answer if the search for a page was broken off. */
    public static ProblemException tookTooLong() {
        return new ProblemException(
                503, "The search for the entries takes too long; ask with fewer or other conditions, or later.");
    }
}
