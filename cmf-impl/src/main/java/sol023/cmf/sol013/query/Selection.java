package sol023.cmf.sol013.query;

import java.util.Set;

/** Which parts of the entries of a list are shown (SOL013 clause 5.3). */
public final class Selection {

    private final Set<AttributePath> omitted;

    Selection(Set<AttributePath> omitted) {
        this.omitted = Set.copyOf(omitted);
    }

    /** Whether the attribute is shown, provided that what contains it is. */
    public boolean shows(AttributePath path) {
        return !omitted.contains(path);
    }
}
