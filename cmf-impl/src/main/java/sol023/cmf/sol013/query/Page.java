package sol023.cmf.sol013.query;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A part of a list.
 *
 * @param next the URI of the next page; empty on the last
 */
public record Page<T>(List<T> entries, Optional<URI> next) {

    public Page {
        entries = List.copyOf(entries);
    }

    /** The value of the header Link (RFC 8288). */
    public Optional<String> link() {
        return next.map(uri -> "<" + uri + ">; rel=\"next\"");
    }
}
